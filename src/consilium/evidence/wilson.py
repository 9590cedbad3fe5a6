"""The interval of a share: Wilson's score interval, which keeps within 0 and 100 for small and large shares."""

from math import sqrt

_Z95 = 1.959963984540054  # two-sided 95 % of the normal distribution


def wilson(count: int, total: int) -> tuple[float, float]:
    """Lower and upper end of the 95 % interval of count/total, in percent (Wilson 1927).

    Raises ValueError unless 0 <= count <= total and total > 0.
    """
    if total <= 0 or not 0 <= count <= total:
        raise ValueError("a share needs 0 <= count <= total and total > 0")
    share, z2 = count / total, _Z95 * _Z95
    middle = share + z2 / (2 * total)
    half = _Z95 * sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    scale = 100 / (1 + z2 / total)
    return max(0.0, (middle - half) * scale), min(100.0, (middle + half) * scale)
