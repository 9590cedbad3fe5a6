"""What Original Medicare leaves to pay: the yearly deductible, then a fifth of the price that it allows."""

from datetime import date as Date

from consilium.coverage.model import Estimate
from consilium.say import joined, say
from consilium.tables import csv_rows

SHARE = 0.20
_EXAMPLE = 400.0  # dollars; a round number, no doctor's price


def medicare_share(allowed: float, deductible_left: float) -> float:
    """Dollars that one pays of an allowed price, with so much of the year's deductible left (both 0 or more)."""
    if allowed < 0 or deductible_left < 0:
        raise ValueError("amounts cannot be below zero")
    first = min(allowed, deductible_left)
    return round(first + SHARE * (allowed - first), 2)


def medicare_estimate(today: Date) -> Estimate:
    """The estimate for a year; the newest known deductible, named with its year, when the year is not in the table."""
    known = {int(row["year"]): float(row["part_b_deductible"]) for row in csv_rows(__package__, "deductibles.csv")}
    year = max((one for one in known if one <= today.year), default=min(known))
    deductible = known[year]
    unmet, met = medicare_share(_EXAMPLE, deductible), medicare_share(_EXAMPLE, 0)
    figure = say("The deductible of Part B is ${dollars} in {year}.", dollars=f"{deductible:.0f}", year=year)
    newer = say("This is the figure of {year}. Look up the one of {this_year}.", year=year, this_year=today.year)
    example = (
        "An example: Medicare allows ${price} for a visit. You pay ${met} if your deductible is met, "
        "and ${unmet} if nothing of it is."
    )
    says = (
        joined(" ", (figure, "" if year == today.year else newer)),
        say(example, price=f"{_EXAMPLE:.0f}", met=f"{met:.0f}", unmet=f"{unmet:.2f}"),
        "The price of your visit will be another one. Ask the office what Medicare allows.",
    )
    return Estimate(year, deductible, SHARE, _EXAMPLE, unmet, met, says)
