"""Draw the cases to check by hand: by lot, yet the same lot for whoever draws again."""

from collections.abc import Mapping
from hashlib import sha256

import narwhals as nw
import pandas as pd

from pansol.audit.figures.counting import AnyFrame, collected

__all__ = ["draw"]


def draw(
    cases: AnyFrame, sizes: Mapping[str, int], *, seed: str, stratum: str, key: str = "case_id"
) -> pd.DataFrame:
    """Draw ``sizes[h]`` cases of each stratum h at random, reproducibly.

    A case's lot is SHA-256 of ``seed``, a line feed and its key in UTF-8; of each stratum the cases
    with the lowest lots are drawn. A lot depends on nothing else: not on the order of rows, the
    engine, the machine or the other cases. So a larger sample with the same seed contains the
    smaller one, and cases added later take no one's lot.

    ``cases``: any engine; keys and strata are brought here (about 100 bytes a case). ``sizes`` as
    of ``allocate``; strata not in it are not drawn from. Gives ``key``, ``stratum``,
    ``population`` and ``n`` of the stratum (Int64) and ``weight`` = population / n: the cases that
    one stands for (Horvitz and Thompson 1952), sorted by stratum and lot. Raises ``ValueError``
    if a key is missing or stands twice, or a stratum has fewer cases than are wanted.
    """
    columns = nw.col(key).cast(nw.String).alias("key"), nw.col(stratum).alias("stratum")
    rows = collected(nw.from_native(cases).select(*columns))
    if rows["key"].isna().any():
        raise ValueError(f"a case has no {key}")
    if rows["key"].duplicated().any():
        raise ValueError(
            f"a {key} stands twice, as {rows.loc[rows['key'].duplicated(), 'key'].iloc[0]}"
        )
    rows["lot"] = [sha256(f"{seed}\n{each}".encode()).digest() for each in rows["key"]]
    rows["population"] = rows.groupby("stratum")["key"].transform("size").astype("Int64")
    rows["n"] = rows["stratum"].map(dict(sizes)).astype("Int64")
    found = rows.groupby("stratum").size()
    for name, n in sizes.items():
        if n > found.get(name, 0):
            raise ValueError(f"{name} has {found.get(name, 0)} cases, fewer than {n}")
    rows = rows.sort_values(["stratum", "lot"])
    place = rows.groupby("stratum").cumcount()
    drawn = rows[(place < rows["n"]).fillna(value=False)].drop(columns="lot")
    drawn["weight"] = drawn["population"] / drawn["n"]
    return drawn.rename(columns={"key": key, "stratum": stratum}).reset_index(drop=True)
