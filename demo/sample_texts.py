"""Sample notes on missed indicators, and sample evaluations of sections."""

from collections.abc import Mapping

NOTES: Mapping[str, tuple[str, ...]] = {
    "reception.explained_checks": (
        "一个人绕车看完就回来了，没有讲解",
        "只说“没问题”，没有边查边讲",
        "低头填表，我跟在后面看不到在查什么",
    ),
    "needs.extra_work_explained": (
        "说要换刹车片，没有拿旧件给我看",
        "只报了价格，没有说为什么要换",
    ),
    "handover.white_gloves": (
        "没有戴手套，直接把座椅套扯下来",
        "护套是我自己拿掉的",
    ),
    "follow_up.within_72_hours": ("第五天才接到回访电话", "等了一周，没有人联系"),
    "handover.order_checked": ("工单没有逐项核对，名片也没有钉",),
    "handover.invoice_ready": ("结算单是临时打印的，站着等了几分钟",),
    "needs.printed_order": ("委托书没有打印，说回头再补",),
    "booking.documents": ("没有提醒带保养手册",),
}
"""By indicator id."""

OTHER_NOTES = ("问了才说", "当时店里很忙", "换了同事来接手", "说了一半被电话打断")

GOOD = ("从容、细致，像对待老朋友", "很专业，每一步都先说明", "全程陪同，没有让我等")
FAIR = ("流程都走到了，少了点主动", "态度不错，讲解还可以更多", "前面好，忙起来就顾不上了")
POOR = ("匆忙，很多步骤省掉了", "需要多讲一点，客户心里没底", "这一节建议尽快辅导")
