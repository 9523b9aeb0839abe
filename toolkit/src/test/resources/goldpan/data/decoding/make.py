"""Makes the pictures of this folder and pillow.tsv, which says how Pillow decodes them.

Each has a colour in each quarter. A line gives file, size, and the pixels (1,1), (w-2,1), (1,h-2) and (w-2,h-2)
after exif_transpose, laid over white. Run with Pillow 12.3.0, NumPy and tifffile in this folder.
"""
import io
import os
import struct
import zlib

import numpy as np
import tifffile
from PIL import Image, ImageCms, ImageOps

W, H = 24, 16
QUARTERS = ((230, 40, 30), (30, 200, 60)), ((40, 60, 220), (240, 220, 60))


def quarters():
    a = np.zeros((H, W, 3), np.uint8)
    for y in range(2):
        for x in range(2):
            a[y * H // 2:(y + 1) * H // 2, x * W // 2:(x + 1) * W // 2] = QUARTERS[y][x]
    return a


A = quarters()
RGB = Image.fromarray(A)
GREY = RGB.convert("L")
G = np.asarray(GREY)
ALPHA = np.linspace(0, 255, W * H).reshape(H, W).astype(np.uint8)
RGBA = Image.fromarray(np.dstack([A, ALPHA]))


def write(name, data):
    with open(name, "wb") as f:
        f.write(data)


def jpeg(image, **options):
    f = io.BytesIO()
    image.save(f, "JPEG", quality=95, **options)
    return f.getvalue()


def marked(j, ids=None, adobe=None, exif=False, jfif=False):
    """The JPEG with these markers and no others, its channels named so."""
    out, at = b"\xff\xd8", 2
    if jfif:
        out += b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    if exif:
        out += b"\xff\xe1\0\x16Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
    if adobe is not None:
        out += b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + bytes([adobe])
    while True:
        marker, n = j[at + 1], struct.unpack(">H", j[at + 2:at + 4])[0]
        segment = bytearray(j[at:at + 2 + n])
        at += 2 + n
        if marker in (0xe0, 0xee):
            continue
        for i in range(len(ids or ())):
            if marker == 0xc0:
                segment[10 + 3 * i] = ids[i]
            if marker == 0xda:
                segment[5 + 2 * i] = ids[i]
        out += bytes(segment)
        if marker == 0xda:
            return out + j[at:]


MARKERS = {
    "none": {}, "exif": {"exif": True}, "jfif": {"jfif": True}, "adobe0": {"adobe": 0}, "adobe1": {"adobe": 1},
    "adobe2": {"adobe": 2}, "jfif-adobe0": {"jfif": True, "adobe": 0},
}


def jpegs():
    full = jpeg(RGB, subsampling=0)
    for named, ids in (("012", (0, 1, 2)), ("123", (1, 2, 3)), ("rgb", b"RGB"), ("bgr", b"BGR"), ("odd", (7, 9, 200))):
        for words, markers in MARKERS.items():
            write(f"jpeg-{named}-{words}.jpg", marked(full, ids, **markers))
    for words, markers in MARKERS.items():
        write(f"jpeg-halved-{words}.jpg", marked(jpeg(RGB, subsampling=2), (1, 2, 3), **markers))
        write(f"jpeg-inks-{words}.jpg", marked(jpeg(RGB.convert("CMYK")), None, **markers))
        write(f"jpeg-grey-{words}.jpg", marked(jpeg(GREY), (0,), **markers))
    write("jpeg-progressive.jpg", jpeg(RGB, progressive=True, subsampling=0))


def profiles():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for words, profile in (("good", srgb), ("lab", lab), ("cut", srgb[:300]), ("nonsense", b"nonsense" * 20)):
        for ending in ("jpg", "png", "tif"):
            RGB.save(f"profile-{words}.{ending}", icc_profile=profile)
        RGB.save(f"profile-{words}.webp", icc_profile=profile, lossless=True)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png16(a, kind):
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in a)
    header = struct.pack(">IIBBBBB", a.shape[1], a.shape[0], 16, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pngs():
    write("png-rgb16.png", png16(A.astype(np.uint32) * 257, 2))
    write("png-rgba16.png", png16(np.asarray(RGBA).astype(np.uint32) * 257, 6))
    palette = RGB.quantize(16)
    palette.save("png-palette.png")
    palette.save("png-palette-hole.png", transparency=int(np.asarray(palette)[0, 0]))
    palette.save("png-palette-alpha.png", transparency=bytes(range(60, 76)))
    RGBA.save("png-alpha.png")
    GREY.convert("LA").save("png-grey-alpha.png")
    GREY.convert("1").save("png-bits.png")
    plain = io.BytesIO()
    RGB.save(plain, "PNG")
    p = plain.getvalue()
    write("png-profile-not-zipped.png", p[:33] + chunk(b"iCCP", b"x\0\0notzipped") + p[33:])


def oriented():
    for o in range(1, 9):
        exif = Image.Exif()
        exif[274] = o
        RGB.save(f"orientation-{o}.jpg", exif=exif, quality=95, subsampling=0)
        RGB.save(f"orientation-{o}.png", exif=exif)
        RGB.save(f"orientation-{o}.webp", exif=exif, lossless=True)
        RGB.save(f"orientation-{o}.tif", tiffinfo={274: o})


def tiffs():
    for c in ("raw", "tiff_lzw", "packbits", "tiff_adobe_deflate", "jpeg"):
        RGB.save(f"tiff-{c}.tif", compression=c)
    GREY.save("tiff-grey.tif")
    RGB.convert("CMYK").save("tiff-inks.tif", compression="tiff_lzw")
    RGB.quantize(16).save("tiff-palette.tif")
    GREY.convert("1").save("tiff-fax.tif", compression="group4")
    GREY.convert("1").save("tiff-bits.tif")
    RGBA.save("tiff-alpha.tif")
    RGB.save("tiff-predictor.tif", compression="tiff_lzw", tiffinfo={317: 2})
    RGB.save("tiff-pages.tif", save_all=True, append_images=[GREY])
    RGB.save("tiff-big.tif", big_tiff=True)
    common = {"metadata": None, "software": False}
    tifffile.imwrite("tiff-big-endian.tif", A, byteorder=">", photometric="rgb", **common)
    tifffile.imwrite("tiff-tiles.tif", A, tile=(16, 16), photometric="rgb", compression="zlib", **common)
    tifffile.imwrite("tiff-strips.tif", A, rowsperstrip=5, photometric="rgb", **common)
    tifffile.imwrite("tiff-white-is-zero.tif", G, photometric="miniswhite", **common)
    tifffile.imwrite("tiff-planes.tif", np.moveaxis(A, 2, 0).copy(), photometric="rgb", planarconfig="separate", **common)


def gif(name, screen, frame, at, indices, hole=None, own=None, first=0):
    """A GIF of one frame somewhere on its screen."""
    palette = [10, 20, 30, 200, 0, 0, 0, 200, 0, 0, 0, 200]
    image = Image.fromarray(indices.astype(np.uint8), "P")
    image.putpalette(palette)
    f = io.BytesIO()
    image.save(f, "GIF", optimize=False)
    b = f.getvalue()
    p = 13 + 3 * 2 ** ((b[10] & 7) + 1)
    while b[p] == 0x21:
        p += 2
        while b[p]:
            p += 1 + b[p]
        p += 1
    data = b[p + 10 + (3 * 2 ** ((b[p + 9] & 7) + 1) if b[p + 9] & 0x80 else 0):]
    out = b"GIF89a" + struct.pack("<HH", *screen) + bytes([0xf1, first, 0]) + bytes(palette)
    out += b"" if hole is None else b"\x21\xf9\4" + bytes([1, 0, 0, hole, 0])
    out += b"," + struct.pack("<HHHH", *at, *frame) + (b"\0" if own is None else b"\x81" + bytes(own))
    write(name, out + data)


def gifs():
    indices = np.array([[1, 1, 1, 1, 2, 2, 2, 2]] * 3 + [[3, 3, 3, 3, 1, 1, 1, 1]] * 3)
    own = [90, 80, 70, 0, 0, 255, 255, 255, 0, 0, 255, 255]
    gif("gif-full.gif", (8, 6), (8, 6), (0, 0), indices)
    gif("gif-within.gif", (20, 12), (8, 6), (5, 3), indices)
    gif("gif-corner.gif", (8, 6), (8, 6), (0, 0), indices, hole=2)
    gif("gif-within-hole.gif", (20, 12), (8, 6), (5, 3), indices, hole=2)
    gif("gif-within-background.gif", (20, 12), (8, 6), (12, 6), indices, first=3)
    gif("gif-within-own.gif", (20, 12), (8, 6), (0, 0), indices, own=own)
    gif("gif-beyond.gif", (6, 5), (8, 6), (2, 1), indices)
    gif("gif-no-screen.gif", (0, 0), (8, 6), (0, 0), indices)


def pnms():
    size = f"{W} {H}"
    bits = (np.asarray(GREY.convert("1")) == 0).astype(int)
    text = lambda a: "\n".join(" ".join(str(int(v)) for v in row.ravel()) for row in a) + "\n"
    RGB.save("pnm-p6.ppm")
    GREY.save("pnm-p5.pgm")
    GREY.convert("1").save("pnm-p4.pbm")
    write("pnm-p1.pbm", f"P1\n{size}\n{text(bits)}".encode())
    write("pnm-p1-tight.pbm", f"P1 {size}\n{text(bits).replace(' ', '')}".encode())
    write("pnm-p2.pgm", f"P2\n# a comment\n{size}\n255\n{text(G)}".encode())
    write("pnm-p2-to-15.pgm", f"P2 {size} # a comment\n15\n{text(G // 17)}".encode())
    write("pnm-p3.ppm", f"P3\n{size}\n255\n{text(A)}".encode())
    write("pnm-p5-to-100.pgm", f"P5 {size} 100\n".encode() + (G.astype(int) * 100 // 255).astype(np.uint8).tobytes())
    write("pnm-p6-to-65535.ppm", f"P6\n{size}\n65535\n".encode() + (A.astype(np.uint32) * 257).astype(">u2").tobytes())


def others():
    RGB.save("bmp-24.bmp")
    RGB.quantize(16).save("bmp-palette.bmp")
    RGB.save("webp-lossless.webp", lossless=True)
    RGBA.save("webp-alpha.webp", lossless=True, exact=True)


def pixels(name):
    with Image.open(name) as image:
        image.load()
        image = ImageOps.exif_transpose(image)
        if image.mode in ("LA", "RGBA", "PA") or "transparency" in image.info:
            image = image.convert("RGBA")
            image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
        w, h = image.size
        image = image.convert("RGB")
        corners = ((1, 1), (w - 2, 1), (1, h - 2), (w - 2, h - 2))
        colours = " ".join(",".join(map(str, image.getpixel(at))) for at in corners)
        return f"{name}\t{w}x{h}\t{colours}\n"


for make in (jpegs, profiles, pngs, oriented, tiffs, gifs, pnms, others):
    make()
with open("pillow.tsv", "w") as table:
    for name in sorted(os.listdir(".")):
        if name not in ("make.py", "pillow.tsv"):
            table.write(pixels(name))
