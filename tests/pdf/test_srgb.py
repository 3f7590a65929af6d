"""The colour profile, against the one of another program."""

from io import BytesIO

from PIL import Image, ImageCms

from handouts.pdf.srgb import srgb_profile


def pixels(image: Image.Image) -> list[tuple[int, ...]]:
    data = image.tobytes()
    return [tuple(data[i : i + 3]) for i in range(0, len(data), 3)]


def test_the_profile_is_a_version_2_display_profile_of_rgb() -> None:
    data = srgb_profile()
    assert int.from_bytes(data[:4], "big") == len(data)
    assert data[8] == 2
    assert data[12:24] == b"mntrRGB XYZ "
    assert data[36:40] == b"acsp"


def test_colours_are_those_of_lcms_own_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    steps = (0, 20, 64, 128, 200, 255)
    colours = [(r, g, b) for r in steps for g in steps for b in steps]
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    for one, other in ((ours, theirs), (theirs, ours)):
        turned = ImageCms.profileToProfile(image, one, other)
        assert turned is not None
        for wanted, given in zip(pixels(image), pixels(turned), strict=True):
            assert max(abs(a - b) for a, b in zip(wanted, given, strict=True)) <= 1


def test_the_profile_is_the_same_every_time() -> None:
    assert srgb_profile() == srgb_profile()
