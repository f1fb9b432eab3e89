"""The same apostrophe before formulas, for a column of a frame of any engine."""

import narwhals as nw

from pansol.plain import NUMBER, RISKY

__all__ = ["plain_expr"]


def plain_expr(value: nw.Expr) -> nw.Expr:
    """Do as ``as_plain`` does, for a column of str; null stays null. Works on every engine."""
    risky = value.str.contains(RISKY) & ~value.str.contains(NUMBER)
    return nw.when(risky).then(nw.concat_str(nw.lit("'"), value)).otherwise(value)
