"""The opinions differ, and now? Holds them side by side, says why they differ and whether a third is worth it."""

from consilium.opinions.compare import compare
from consilium.opinions.model import AxisResult, Comparison, Opinion, Remark, Side, Statement, Third
from consilium.opinions.opinion import read_opinion

__all__ = ["AxisResult", "Comparison", "Opinion", "Remark", "Side", "Statement", "Third", "compare", "read_opinion"]
