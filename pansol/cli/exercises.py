"""`pansol exercises`: a set of exercises for training, and what it covers."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.cli.casefiles import refuse
from pansol.cli.errors import CommandError, ExitCode
from pansol.cli.files import write_text
from pansol.cli.options import lang_option, option
from pansol.sop import SOP

if TYPE_CHECKING:
    from pansol.training import Coverage, ExerciseSet, GoalKind

__all__ = ["add"]

_FORMS = (".json", ".csv", ".md")
_MOST = 12  # goals not covered that are named, of each kind


def add(app: typer.Typer, say: Catalogue) -> None:
    """Add the command, its help in the language of ``say``."""

    @app.command(
        help=say("cli.exercises.help"),
        epilog=say("cli.exit_codes"),
        rich_help_panel=say("cli.panel.commands"),
    )
    def exercises(  # noqa: PLR0913  one option for each choice
        *,
        seed: Annotated[
            int, option(say, say("cli.exercises.seed"), metavar="S", show_default=True)
        ] = 1,
        n: Annotated[
            int, option(say, say("cli.exercises.n"), "--n", metavar="N", show_default=True)
        ] = 40,
        rule: Annotated[
            list[str] | None, option(say, say("cli.exercises.rule"), metavar="R1|G1|…")
        ] = None,
        difficulty: Annotated[
            list[int] | None, option(say, say("cli.exercises.difficulty"), metavar="1|2|3")
        ] = None,
        out: Annotated[
            Path | None, option(say, say("cli.exercises.out"), metavar="FILE.json|csv|md")
        ] = None,
        answers: Annotated[bool, option(say, say("cli.exercises.answers"), "--answers")] = False,
        lang: Annotated[Language, lang_option(say)] = say.language,
    ) -> None:
        from pansol.training import Recipe, exercise_set  # noqa: PLC0415  this command's alone

        speak = catalogue(lang)
        rules, difficulties = (
            tuple(dict.fromkeys(rule or ())),
            tuple(dict.fromkeys(difficulty or ())),
        )
        _check(seed, n, rules, difficulties, speak)
        if out and out.suffix.lower() not in _FORMS:
            raise refuse("--out", str(out), speak("cli.exercises.form"))
        recipe = Recipe(seed=seed, n=n, rules=rules, difficulties=difficulties, language=lang)
        try:
            made = exercise_set(recipe)
        except ValueError as error:
            raise CommandError(ExitCode.WRONG_INPUT, "cli.exercises.none") from error
        if out:
            _write(made, out, speak, answers=answers)
        else:
            _list(made, speak, answers=answers)
        _tell(made.coverage, n, speak)


def _check(
    seed: int, n: int, rules: tuple[str, ...], difficulties: tuple[int, ...], say: Catalogue
) -> None:
    """Refuse what no recipe can hold, and say what is allowed. Raises ``CommandError``."""
    from pansol.training import DIFFICULTIES, MOST_EXERCISES, SEEDS  # noqa: PLC0415  likewise

    for name, number, least, most in (
        ("--seed", seed, 0, SEEDS - 1),
        ("--n", n, 1, MOST_EXERCISES),
    ):
        if not least <= number <= most:
            raise refuse(name, str(number), say("cli.exercises.between", least=least, most=most))
    known = tuple(rule.id for rule in SOP.rules)
    for word in rules:
        if word not in known:
            raise refuse("--rule", word, say("cli.fault.group", allowed=", ".join(known)))
    for degree in difficulties:
        if degree not in DIFFICULTIES:
            allowed = ", ".join(map(str, DIFFICULTIES))
            raise refuse("--difficulty", str(degree), say("cli.fault.group", allowed=allowed))


def _write(made: "ExerciseSet", out: Path, say: Catalogue, *, answers: bool) -> None:
    from pansol.training import as_csv, as_json, as_markdown  # noqa: PLC0415  likewise

    match out.suffix.lower():
        case ".json":
            text = as_json(made, say, answers=answers)
        case ".csv":  # with a mark by which Excel reads UTF-8
            text = "\ufeff" + as_csv(made, say, answers=answers)
        case _:
            text = as_markdown(made, say, answers=answers)
    write_text(text, str(out))
    typer.echo(say.counted("cli.exercises.written", len(made.ids), file=out))


def _list(made: "ExerciseSet", say: Catalogue, *, answers: bool) -> None:
    """Print an exercise a line; the rule, which is the answer, only if asked for."""
    from pansol.training import exercise_of  # noqa: PLC0415  likewise

    for number, key in enumerate(made.ids, start=1):
        exercise = exercise_of(key)
        values = {"number": number, "id": key, "difficulty": exercise.difficulty}
        line = say.counted("cli.exercises.line", len(exercise.questions), **values)
        typer.echo(f"{line}, {exercise.rule}" if answers else line)


def _tell(coverage: "Coverage", n: int, say: Catalogue) -> None:
    """Say what is covered, what is not, and how many exercises would cover it."""
    from pansol.training import GoalKind, goal_words  # noqa: PLC0415  likewise

    typer.echo(say("cli.exercises.coverage"))
    for kind in GoalKind:
        reached, reachable = coverage.of(kind)
        if reachable:
            values = {"kind": say(f"exercise.goal.{kind.value}"), "share": _percent(coverage, kind)}
            line = say("cli.exercises.kind", reached=reached, reachable=reachable, **values)
            typer.echo(f"  {line}")
    if not coverage.missing:
        typer.echo(say.counted("cli.exercises.all", coverage.fewest))
        return
    for kind in GoalKind:
        missing = [goal_words(goal, say) for goal in coverage.missing if goal.kind is kind]
        if missing:
            more = len(missing) - _MOST
            goals = "; ".join(missing[:_MOST])
            values = {"kind": say(f"exercise.goal.{kind.value}"), "goals": goals, "more": more}
            key = "cli.exercises.missing.more" if more > 0 else "cli.exercises.missing"
            typer.echo(say(key, **values))
    typer.echo(say.counted("cli.exercises.too_few", n, fewest=coverage.fewest), err=True)


def _percent(coverage: "Coverage", kind: "GoalKind") -> int:
    """Give the share reached in whole percent, rounded down: 100 is all."""
    reached, reachable = coverage.of(kind)
    return 100 * reached // reachable
