"""Makes noise.png, its preparations by Pillow, and cat.jpg with what ResNet-50 says of it.

Run from this folder: python golden_photos.py (needs Pillow, numpy and scikit-image)
noise.stretch.rgb and noise.crop.rgb are rows of red, green and blue: 20 x 20 pixels, stretched with the
cubic filter, and cut from the middle after the triangle filter made the shorter side 24. The cat is
`chelsea` of scikit-image (Stefan van der Walt, CC0).
"""
import numpy
import skimage.data
from PIL import Image

random = numpy.random.default_rng(7)
coarse = Image.fromarray(random.integers(0, 256, (13, 17, 3), dtype=numpy.uint8))
photo = coarse.resize((67, 45), Image.BICUBIC)
photo.save("noise.png")
open("noise.stretch.rgb", "wb").write(photo.resize((20, 20), Image.BICUBIC).tobytes())
across = 24 * 67 // 45
small = photo.resize((across, 24), Image.BILINEAR)
left, top = (across - 20) // 2, 2
open("noise.crop.rgb", "wb").write(small.crop((left, top, left + 20, top + 20)).tobytes())
Image.fromarray(skimage.data.chelsea()).save("cat.jpg", quality=90)
