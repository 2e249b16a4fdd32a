"""Makes cmyk.jpg: what a print shop sends. Left half cyan and yellow ink (green), right half black ink alone.

Run from this folder: python cmyk.py (needs Pillow)
"""
from PIL import Image

picture = Image.new("CMYK", (32, 16), (255, 0, 255, 0))
picture.paste((0, 0, 0, 255), (16, 0, 32, 16))
picture.save("cmyk.jpg", quality=95)
