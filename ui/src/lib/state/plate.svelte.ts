/** The plate on which photos are shown whole, and the address of a photo that fills it. */
import { bridge, type PhotoView } from "$lib/bridge";
import { neededSide } from "$lib/domain/photo-place";

class Plate {
  width = $state(0);
  height = $state(0);

  /** A photo as large as the plate shows it; null until the plate is laid out. */
  address(photo: PhotoView): string | null {
    if (this.width === 0 || this.height === 0) return null;
    return bridge.photo(photo.hash, neededSide(photo, this.width, this.height, devicePixelRatio));
  }
}

export const plate = new Plate();
