"""Slips in words: what happened, and what should stand there."""

from __future__ import annotations

from fractions import Fraction

from audit.diagnose.slips import Slip
from audit.model import Claim, Kind, Text
from audit.texts import EN, VI

_SLIPS = {
    "transposed": Text("hai chữ số đổi chỗ", "two digits are transposed"),
    "dropped": Text("thiếu một chữ số", "a digit is missing"),
    "doubled": Text("một chữ số bị gõ hai lần", "a digit is typed twice"),
    "neighbour": Text("sai một chữ số", "one digit differs"),
    "shifted": Text("dấu thập phân bị lệch", "the decimal mark is in the wrong place"),
    "scaled": Text("lẫn dấu phẩy với dấu chấm", "comma and full stop are swapped"),
    "sign": Text("tăng bị ghi thành giảm hoặc ngược lại", "a rise is told as a fall, or a fall as a rise"),
    "counted": Text("đếm lệch một", "the count is off by one"),
    "copied": Text("lặp lại số của kỳ khác", "the figure of another period is repeated"),
    "base": Text("phần trăm tính trên gốc khác", "the percentage is taken of another base"),
    "point": Text("lẫn điểm phần trăm với phần trăm", "points are told as percent"),
    "omitted": Text("cộng thiếu một thành phần", "a part is left out of the sum"),
    "rounded": Text("các thành phần được làm tròn trước khi cộng", "the parts were rounded before they were added"),
}
_MAGNITUDE = Text("lẫn hàng đơn vị (triệu với tỷ)", "the magnitude is off (million for billion)")
_REST = Text("nếu chỉ một số sai thì có thể là số này", "if one figure alone is wrong, it may be this one")


def reason(slip: Slip | None, claim: Claim, value: Fraction | None) -> Text:
    """`hai chữ số đổi chỗ: 174 thay vì 147`, or that the figure may be wrong where no slip explains it."""
    if slip is None:
        return _REST
    said = _MAGNITUDE if slip.name == "scaled" and claim.quantity.kind is Kind.MONEY else _SLIPS[slip.name]
    stated = claim.quantity.value
    if value is None or stated is None:
        return said
    unit = "count" if claim.quantity.whole else claim.quantity.unit
    return Text(
        f"{said.vi}: {VI.amount(stated, unit)} thay vì {VI.amount(value, unit)}",
        f"{said.en}: {EN.amount(stated, unit)} instead of {EN.amount(value, unit)}",
    )
