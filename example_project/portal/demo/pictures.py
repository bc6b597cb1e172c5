"""The pictures of the demonstration, drawn here: nobody else has a right in them."""

from io import BytesIO
from math import cos, pi, sin
from random import Random

from django.core.files.images import ImageFile
from PIL import Image as Canvas
from PIL import ImageDraw, ImageFilter, ImageFont
from wagtail.coreutils import string_to_ascii
from wagtail.images.models import Image

# Ground and three colours of shapes each, from deep to light.
PALETTES = [
    ("#0f3d56", "#1f6f8b", "#f2b84b", "#cfe6ee"),
    ("#3b1f4a", "#7a4b8c", "#f0a58f", "#eadcf0"),
    ("#123f36", "#2c7a66", "#e8c468", "#d4ece3"),
    ("#512b1b", "#a85f38", "#f3cf8e", "#f6e6da"),
]


def add_picture(canvas, title, description=""):
    """Keep a drawing as an image of Wagtail."""
    octets = BytesIO()
    canvas.save(octets, "PNG")
    octets.seek(0)
    name = f"{string_to_ascii(title).replace(' ', '-').lower()[:40]}.png"
    image = Image(
        title=title,
        description=description,
        file=ImageFile(octets, name=name),
        width=canvas.width,
        height=canvas.height,
    )
    image.save()
    return image


def hills(seed, size=(1200, 640)):
    """A sun over layered hills with a path of light: another one for each seed."""
    # The same picture each time; no secret.
    random = Random(seed)  # noqa: S311
    deep, middle, warm, light = PALETTES[seed % len(PALETTES)]
    width, height = size
    canvas = Canvas.new("RGB", size, light)
    draw = ImageDraw.Draw(canvas)
    centre = random.uniform(0.55, 0.8) * width, height * 0.36
    for part, colour in ((0.3, mix(light, warm, 0.35)), (0.2, mix(light, warm, 0.7))):
        disc(draw, centre, part * height, colour)
    disc(draw, centre, 0.12 * height, warm)
    for layer in range(4):
        shade = mix(mix(light, middle, 0.6), deep, layer / 3)
        draw.polygon(ridge(random, size, 0.45 + 0.13 * layer), fill=shade)
    return canvas.filter(ImageFilter.SMOOTH)


def ridge(random, size, level):
    """The outline of one row of hills, from edge to edge."""
    width, height = size
    waves = [(random.uniform(0.6, 2.4), random.uniform(0, 2 * pi)) for _ in range(3)]
    top = [
        (
            x,
            height
            * (level + sum(0.035 * sin(f * x / width * 4 + p) for f, p in waves)),
        )
        for x in range(0, width + 8, 8)
    ]
    return [*top, (width, height), (0, height)]


def people(size=(1000, 760)):
    """Figures hand in hand in a half circle, under one roof of light."""
    deep, middle, warm, light = PALETTES[0]
    big = size[0] * 2, size[1] * 2
    canvas = Canvas.new("RGB", big, deep)
    draw = ImageDraw.Draw(canvas)
    centre = big[0] / 2, big[1] * 0.98
    for part, colour in ((0.92, 0.2), (0.74, 0.4), (0.56, 0.65)):
        disc(draw, centre, part * big[1], mix(deep, middle, colour))
    disc(draw, centre, 0.36 * big[1], warm)
    colours = [light, warm, "#8fc7d8", "#f3d9a2", light, "#8fc7d8", warm]
    # Those at the back first: whoever is nearer stands before them.
    for number in sorted(range(len(colours)), key=lambda n: abs(n - 3)):
        angle = pi - pi * (number + 0.5) / len(colours)
        at = (
            centre[0] + 0.82 * cos(angle) * big[0] / 2,
            centre[1] - 0.62 * sin(angle) * big[1],
        )
        figure(draw, at, big[1] * 0.1, colours[number], deep)
    return canvas.resize(size, Canvas.Resampling.LANCZOS)


def figure(draw, at, size, colour, edge):
    """One person: a head over round shoulders, outlined by the ground's colour."""
    x, y = at
    box = (x - size, y + 0.15 * size, x + size, y + 3.2 * size)
    draw.rounded_rectangle(box, radius=size, fill=colour, outline=edge, width=10)
    disc(draw, (x, y - 0.45 * size), 0.62 * size + 8, edge)
    disc(draw, (x, y - 0.45 * size), 0.62 * size, colour)


def monogram(letters, seed, size=320):
    """Letters on a shape; plainly not the organisation's own logo."""
    deep, middle, warm, light = PALETTES[seed % len(PALETTES)]
    canvas = Canvas.new("RGB", (size * 2, size * 2), light)
    draw = ImageDraw.Draw(canvas)
    draw.rounded_rectangle((40, 40, size * 2 - 40, size * 2 - 40), 120, fill=deep)
    disc(draw, (size * 2 - 130, 130), 56, warm)
    letters = string_to_ascii(letters)
    font = ImageFont.load_default(size * min(1, 2.1 / len(letters)))
    text = {"fill": light, "font": font, "stroke_width": 5, "stroke_fill": light}
    draw.text((size, size * 1.04), letters, anchor="mm", **text)
    return canvas.resize((size, size), Canvas.Resampling.LANCZOS)


def disc(draw, centre, radius, colour):
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def mix(first, second, share):
    """A colour so far on the way from the first to the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return tuple(round(a + (b - a) * share) for a, b in pairs)


def rgb(colour):
    if isinstance(colour, tuple):
        return colour
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
