"""One key a customer, from phone numbers as people write them, on whichever engine holds them."""

import narwhals as nw

__all__ = ["customer_key"]

# Blanks as Python knows them: engines differ in theirs.
_BLANKS = "\\x09-\\x0d\\x1c-\\x20\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BETWEEN = f"[{_BLANKS}().-]"
_AROUND = f"^[{_BLANKS}]+|[{_BLANKS}]+$"
_NUMBER = r"^\+[1-9][0-9]{6,14}$"


def customer_key(column: str) -> nw.Expr:
    """Give the number in E.164 where it can be read, else the text without blanks around it.

    The same reading as ``pansol.formats.parse_phone``, as an expression. Null where nothing is
    written.
    """
    written = nw.col(column).cast(nw.String)
    digits = written.str.replace_all(_BETWEEN, "")
    number = (
        nw.when(digits.str.contains(r"^\+62[1-9]"))
        .then(digits)
        .when(digits.str.contains(r"^62[1-9]"))
        .then(nw.concat_str(nw.lit("+"), digits))
        .when(digits.str.contains(r"^0[1-9]"))
        .then(nw.concat_str(nw.lit("+62"), digits.str.slice(1)))
        .otherwise(digits)
    )
    raw = written.str.replace_all(_AROUND, "")
    read = nw.when(number.str.contains(_NUMBER)).then(number).when(raw != "").then(raw)
    # The usual ways to write a number need not be taken apart: the same, told sooner.
    one_line = ~written.str.ends_with("\n")  # which some engines' $ would pass over
    return (
        nw.when(written.str.contains("^0[1-9][0-9]{4,12}$") & one_line)
        .then(nw.concat_str(nw.lit("+62"), written.str.slice(1)))
        .when(written.str.contains("^62[1-9][0-9]{4,12}$") & one_line)
        .then(nw.concat_str(nw.lit("+"), written))
        .when(written.str.contains(_NUMBER) & one_line)
        .then(written)
        .otherwise(read)
    )
