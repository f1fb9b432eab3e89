"""The checker's page in Streamlit: ``PYTHONPATH=benchmarks streamlit run`` this file.

A click reruns the fragment with what it changes, not the page; its answer is taken before that.
"""

import streamlit as st  # type: ignore[import-not-found,unused-ignore]  # in the group "bench" alone

from pansol.catalogue import Language
from rivals.walk import Walk


def header(walk: Walk) -> None:
    """Draw the title and the language switch."""
    title, switch = st.columns([5, 1])
    title.html(walk.header())
    switch.segmented_control(
        "Bahasa",
        list(Language),
        format_func=lambda language: language.value.upper(),
        default=walk.language,
        key="language",
        label_visibility="collapsed",
        required=True,
        on_change=lambda: walk.speak(st.session_state.language),
    )


def body(walk: Walk) -> None:
    """Draw what a click changes: the check or the outcome, and what stands beside it."""
    step, aside = st.columns([3, 2])
    with step:
        st.html(walk.step())
        with st.container(horizontal=True):
            for answer in walk.answers:
                st.button(
                    walk.words(answer.key), key=answer.key, on_click=walk.answer, args=(answer,)
                )
        with st.container(horizontal=True):
            st.button(walk.words("step.back"), key="back", type="tertiary", on_click=walk.back)
            st.button(
                walk.words("page.restart"), key="restart", type="tertiary", on_click=walk.restart
            )
    with aside:
        st.html(walk.possible() + walk.given())


def page() -> None:
    """Draw the whole page."""
    st.set_page_config("pansol", layout="wide")
    if "walk" not in st.session_state:
        st.session_state.walk = Walk()
    header(st.session_state.walk)
    st.fragment(body)(st.session_state.walk)


page()
