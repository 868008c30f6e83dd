"""Money: invoices in time, warranties told at both ends, agreements renewed, lost clients learned from."""

from goodstanding.chapters.chapter import Chapter
from goodstanding.chapters.money import agreements, invoices, refunds, warranty

CHAPTER = Chapter(
    name="money",
    page="playbook/money.md",
    errors=(
        (warranty.MISSING, warranty.fixed_price_without_warranty),
        (invoices.OVERLAP, invoices.overlap),
        (invoices.RATE_DIFFERS, invoices.rate_differs),
        (refunds.NO_ALTERNATIVE, refunds.no_alternative),
    ),
    clocks=(
        (invoices.INVOICE, invoices.invoice),
        (refunds.REFUND, refunds.refund),
        (warranty.TOLD, warranty.warranty_told),
        (warranty.AFTER, warranty.warranty_after),
        (agreements.TALK, agreements.renewal_talk),
        (agreements.RENEWAL, agreements.renewal),
        (agreements.LOSS, agreements.loss_review),
    ),
)
