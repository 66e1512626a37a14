"""Codes as a phone photographs them: turned, from the side, blurred."""

import io
from random import Random

from PIL import Image, ImageFilter


def photographed(png, angle=17, seed=1):
    """Lay the code on a table, turned, seen from the side, a little blurred and noisy, as a phone would."""
    code = Image.open(io.BytesIO(png)).convert("L").resize((560, 560))
    table = Image.new("L", (1200, 1600), 150)
    table.paste(code, (300, 450))
    table = table.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=140)
    width, height = table.size
    from_the_side = (0.06 * width, 0.02 * height, 0, height, width, 0.96 * height, 0.93 * width, 0.07 * height)
    table = table.transform(table.size, Image.Transform.QUAD, from_the_side, Image.Resampling.BICUBIC)
    table = table.filter(ImageFilter.GaussianBlur(1.2))
    chance = Random(seed)  # noqa: S311 - noise
    noise = Image.frombytes("L", (300, 400), chance.randbytes(120_000)).resize(table.size)
    out = io.BytesIO()
    Image.blend(table, noise, 0.12).save(out, "JPEG", quality=70)
    return out.getvalue()
