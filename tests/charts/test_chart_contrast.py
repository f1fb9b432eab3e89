"""Texts on colour can be read: at least 4.5 to 1, light, dark and printed (WCAG 2.2, 1.4.3)."""

import re
from pathlib import Path
from typing import TypeAlias

import pytest

import pansol.ui
from pansol.sop import Action

Colour: TypeAlias = tuple[float, float, float]
Names: TypeAlias = dict[str, str]

CSS = (Path(pansol.ui.__file__).parent / "assets" / "pansol.css").read_text(encoding="utf-8")
LEAST = 4.5
TONES = ("accent", "inform", "wait", "ticket", "outage", "recheck", "silent", "incomplete")


def names_in(block: str) -> Names:
    """Give the colours that a block names."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = names_in(CSS.split("@media")[0])
PRINTED = LIGHT | names_in(CSS.split("@media print")[1].split("@media")[0])
DARK = LIGHT | names_in(CSS.split("prefers-color-scheme: dark")[1].split("\n}\n")[0])

in_every_light = pytest.mark.parametrize(
    "names", [LIGHT, DARK, PRINTED], ids=["light", "dark", "printed"]
)


def rule(selector: str, name: str) -> str | None:
    """Give what the last rule of just this selector sets, among others that share it."""
    found = None
    for selectors, body in re.findall(r"(?:^|[}/\n])\s*([^{}/]+?)\s*\{([^{}]*)\}", CSS):
        if selector in [each.strip() for each in selectors.split(",")]:
            value = re.search(rf"(?<![\w-]){name}: ([^;]+);", body)
            found = value[1] if value else found
    return found


def colour(value: str, names: Names) -> Colour:
    """Resolve a colour as the style sheet writes it."""
    if mixed := re.fullmatch(r"color-mix\(in srgb, (.+) (\d+)%, (.+)\)", value):
        return mix(colour(mixed[1], names), colour(mixed[3], names), int(mixed[2]) / 100)
    if named := re.fullmatch(r"var\(--([\w-]+)(?:, .+)?\)", value):
        value = names[named[1]]
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def mix(over: Colour, under: Colour, part: float) -> Colour:
    """Lay a colour over another, so much of it."""
    red, green, blue = (part * a + (1 - part) * b for a, b in zip(over, under, strict=True))
    return red, green, blue


def luminance(of: Colour) -> float:
    """Give the relative luminance, as WCAG defines it."""
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in of
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, two: Colour) -> float:
    """Give the contrast of two colours, 1 to 21."""
    low, high = sorted(map(luminance, (one, two)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_defined() -> None:
    """Black on white is 21 to 1, and a known grey is just enough."""
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast(colour("#767676", {}), (1, 1, 1)) == pytest.approx(4.54, abs=0.01)


@in_every_light
@pytest.mark.parametrize("step", range(6))
def test_numbers_in_a_heat_map_can_be_read(names: Names, step: int) -> None:
    """On each shade."""
    plain = rule(".pansol .drawn .heat", "fill")
    shade = rule(f".pansol .drawn .heat.step-{step}", "fill") or plain
    text = rule(f".pansol .drawn .cell.step-{step}", "fill") or rule(".pansol .drawn", "fill")
    assert shade
    assert text
    assert contrast(colour(text, names), colour(shade, names)) >= LEAST


@in_every_light
@pytest.mark.parametrize("tone", ["line-strong", *TONES])
@pytest.mark.parametrize(
    "text", [".pansol .drawn", ".pansol .flow-drawn .check", ".pansol .flow-drawn .count"]
)
def test_names_on_a_band_can_be_read(names: Names, tone: str, text: str) -> None:
    """On each action's, and where no action is known yet."""
    part, fill = rule(".pansol .drawn .band", "opacity"), rule(text, "fill")
    assert part
    assert fill
    band = mix(colour(names[tone], {}), colour(names["surface"], {}), float(part))
    assert contrast(colour(fill, names), band) >= LEAST


def test_names_on_bands_stand_on_the_ground_of_their_own() -> None:
    """A name that is longer than its band is high is not cut by the next one's edge."""
    assert rule(".pansol .flow-drawn text", "paint-order") == "stroke"
    assert rule(".pansol .flow-drawn text", "stroke") == "var(--surface)"


@in_every_light
@pytest.mark.parametrize("tone", TONES)
def test_a_tone_can_be_read_on_its_own_ground(names: Names, tone: str) -> None:
    """As in chips and notices; and on the page's grounds."""
    for ground in (f"{tone}-soft", "surface"):
        assert contrast(colour(names[tone], {}), colour(names[ground], {})) >= LEAST


@in_every_light
def test_names_beside_what_is_chosen_can_be_read(names: Names) -> None:
    """What is not chosen steps back, its name only so far."""
    part = float(rule(".pansol .drawn .name.other", "opacity") or 0)
    assert rule(".pansol .drawn .other", "opacity") is None
    surface = colour(names["surface"], {})
    assert contrast(mix(colour(names["ink"], {}), surface, part), surface) >= LEAST


def test_every_action_has_a_tone() -> None:
    """And each tone's rule is one that is tested."""
    for action in Action:
        tone = rule(f".pansol .{action.value}", "--tone")
        assert tone is None or tone.removeprefix("var(--").removesuffix(")") in TONES
