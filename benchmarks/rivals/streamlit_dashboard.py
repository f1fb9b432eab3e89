"""The dashboard in Streamlit: ``PYTHONPATH=benchmarks streamlit run`` this file.

Cases are read once for all visitors; a click reruns one fragment; charts are Altair's.
"""

import altair as alt  # type: ignore[import-not-found,unused-ignore]  # in the group "bench" alone
import streamlit as st  # type: ignore[import-not-found,unused-ignore]  # likewise

from pansol.outcomes import Outcomes
from rivals.figures import FILTERS, Form, Picture, load, options, pictures

HEIGHT = 220


@st.cache_resource  # type: ignore[untyped-decorator,unused-ignore]
def cases() -> Outcomes:
    """Read the cases once."""
    return load()


@st.cache_data  # type: ignore[untyped-decorator,unused-ignore]
def labels(name: str) -> list[str]:
    """Find what is filtered by, once."""
    return options(cases(), name)


def chart(title: str, picture: Picture) -> alt.Chart:
    """Draw a picture."""
    base = alt.Chart(picture.frame, title=title)
    match picture.form:
        case Form.BARS:
            drawn = base.mark_bar().encode(x="n:Q", y=alt.Y("label:N", sort=None), tooltip=["n"])
        case Form.COLUMNS:
            drawn = base.mark_bar().encode(x="first:T", y="n:Q", color="label:N")
        case Form.HEAT:
            drawn = base.mark_rect().encode(x="column:N", y="label:N", color="n:Q")
        case Form.INTERVALS:
            line = base.mark_rule().encode(x="low:Q", x2="high:Q", y="label:N")
            drawn = line + base.mark_point(filled=True).encode(x="rate:Q", y="label:N")
        case Form.CONTROL:
            band = base.mark_area(opacity=0.2).encode(x="first:T", y="low:Q", y2="high:Q")
            drawn = band + base.mark_line(point=True).encode(x="first:T", y="rate:Q")
    sized: alt.Chart = drawn.properties(height=HEIGHT)
    return sized


def body() -> None:
    """Draw the filters, the number of cases and every picture."""
    chosen = {
        name: st.pills(name, labels(name), selection_mode="multi", key=name) for name in FILTERS
    }
    count, drawn = pictures(cases(), chosen)
    st.subheader(f"{count:,}", anchor=False)
    for column, names in zip(st.columns(2), ([*drawn][::2], [*drawn][1::2]), strict=True):
        with column:
            for name in names:
                st.altair_chart(chart(name, drawn[name]), key=f"chart-{name}")


st.set_page_config("pansol", layout="wide")
st.title("pansol")
st.fragment(body)()
