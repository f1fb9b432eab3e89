"""One complaint walked through the SOP, as the rivals' pages show it: state and wording, no page.

Both pages call this; all that differs between them is how they draw.
"""

from collections.abc import Iterator
from html import escape

from pansol import SOP, Case, Decision, Subscription, decide, next_check
from pansol.catalogue import DEFAULT_LANGUAGE, Catalogue, Language, catalogue
from pansol.decision import Unneeded
from pansol.facts import Fact
from pansol.fingerprint import FINGERPRINT
from pansol.sop import Check
from pansol.wording import ask_key, fact_words, outcome_words, where_key

__all__ = ["Walk"]

_KIND = Subscription.PREPAID
_OUTCOMES = len({rule.outcome for rule in SOP.rules})


class Walk:
    """The answers given so far, and what follows from them."""

    def __init__(self) -> None:
        self.language = DEFAULT_LANGUAGE
        self.restart()

    @property
    def words(self) -> Catalogue:
        """The wording in the person's language."""
        return catalogue(self.language)

    @property
    def check(self) -> Check | None:
        """The check that is open; ``None`` at the outcome."""
        return self._reopened or next_check(self._case)

    @property
    def decision(self) -> Decision:
        """The decision as far as it can be made."""
        return decide(self._case)

    @property
    def answers(self) -> tuple[Fact, ...]:
        """The answers of the check that is open."""
        return tuple(self.check.fact) if self.check else ()

    def speak(self, language: Language) -> None:
        """Change the language."""
        self.language = language

    def restart(self) -> None:
        """Begin with a new case."""
        self._case = Case(subscription=_KIND)
        self._reopened: Check | None = None

    def answer(self, value: Fact) -> None:
        """Take an answer."""
        self._case = self._case.having(value)
        self._reopened = None

    def back(self) -> None:
        """Open the answered check before the one shown; its answer stays."""
        checks = SOP.checks[_KIND]
        before = checks[: checks.index(self.check)] if self.check else checks
        made = {type(value) for value in self._case.known}
        last = next((check for check in reversed(before) if check.fact in made), None)
        self._reopened = last or self._reopened

    def header(self) -> str:
        """Write what stands above everything, as HTML."""
        say = self.words
        return (
            f"<h1>{escape(say('page.title'))}</h1><p>{escape(say('page.tagline'))}</p>"
            f"<p>{escape(say('page.sop', version=SOP.version))} · {FINGERPRINT}</p>"
        )

    def step(self) -> str:
        """Write the question of the check that is open, or the outcome, as HTML."""
        return "".join(self._question(self.check) if self.check else self._card())

    def _question(self, check: Check) -> Iterator[str]:
        say = self.words
        clauses = (say("step.clause", clause=c.value) for c in check.clauses[_KIND])
        number = SOP.checks[_KIND].index(check) + 1
        yield f"<p>{escape(say('step.now', number=number))} {escape(' '.join(clauses))}</p>"
        yield f"<h2>{escape(say(ask_key(check.fact, _KIND)))}</h2>"
        systems = ", ".join(check.systems[_KIND]) or say("step.no_system")
        where = say(where_key(check.fact, _KIND))
        yield f"<p><strong>{escape(systems)}</strong>. {escape(where)}</p>"

    def _card(self) -> Iterator[str]:
        say, decision = self.words, self.decision
        yield f"<p>{escape(say('step.card'))}</p>"
        yield f"<h2>{escape(say(f'action.{decision.action.value}'))}</h2>"
        yield f"<p>{escape(say(f'card.do.{decision.action.value}'))}</p>"
        if decision.gap:
            yield f"<p><strong>{escape(say(f'gap.{decision.gap.value}'))}</strong></p>"
        if decision.sla and decision.kip:
            yield f"<p>{escape(say('sla'))}: {escape(say(f'sla.{decision.sla.value}'))}</p>"
            yield f"<p>{escape(say('kip'))}: {escape(decision.kip.label)}</p>"
        because = say.both(fact_words(value, say) for value in decision.because)
        yield f"<p>{escape(because)} ({escape(decision.rule)})</p>"

    def possible(self) -> str:
        """Write the outcomes still possible, as HTML."""
        say, outcomes = self.words, self.decision.possible
        title = say("possible.final" if self.decision.final else "possible.title")
        count = say("possible.count", count=len(outcomes), total=_OUTCOMES)
        items = "".join(f"<li>{escape(outcome_words(one, say))}</li>" for one in outcomes)
        return f"<h3>{escape(title)}</h3><p>{escape(count)}</p><ul>{items}</ul>"

    def given(self) -> str:
        """Write every check with its answer, or why it is left out, as HTML."""
        say = self.words
        rows = (
            f"<dt>{escape(say(check.key))}</dt><dd>{escape(self._given(check))}</dd>"
            for check in SOP.checks[_KIND]
        )
        return f"<h3>{escape(say('answers.title'))}</h3><dl>{''.join(rows)}</dl>"

    def _given(self, check: Check) -> str:
        say = self.words
        for value in self._case.known:
            if isinstance(value, check.fact):
                return say(value.key)
        for unneeded in self.decision.unneeded:
            if unneeded.check is check:
                return f"{say('answers.unneeded')} ({self._why(unneeded)})"
        return say("answers.todo")

    def _why(self, unneeded: Unneeded) -> str:
        facts = self.words.both(fact_words(value, self.words) for value in unneeded.because)
        return self.words("answers.unneeded.because", facts=facts)
