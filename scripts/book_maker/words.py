"""The sentences that made-up books are told in."""

ROLES = (
    "Managing director",
    "Head of operations",
    "Head of sales",
    "Office manager",
    "Finance",
    "Product owner",
    "Head of customer service",
)
THINGS = (
    "the order form",
    "the stock list",
    "the customer portal",
    "the weekly export",
    "the booking page",
    "the price list",
    "the search",
    "the invoice run",
    "the staff rota",
    "the delivery screen",
    "the newsletter",
    "the old database",
    "the phone app",
    "the payment page",
    "the map of branches",
    "the report for the board",
)
TALKS = (
    "Went through {thing}; two small wishes, nothing that hurts.",
    "Talked about {thing}. They would like to see numbers before the holidays.",
    "Short call. {Thing} does what it should, and nobody misses the old way.",
    "They showed me how they use {thing} on a busy morning. Worth the trip.",
    "Asked what comes next after {thing}. More colleagues, then a second site.",
    "They are short of people this month, so {thing} waits until they say so.",
    "Praise for support, and one question about {thing} that we answered on the spot.",
    "Explained the bill line by line. {Thing} took longer than planned, and we had told them.",
    "New colleague on their side. Showed {thing} from the start and promised nothing.",
    "They compared {thing} with a neighbour's and like ours better, except for the colours.",
)
CHECK_INS = (
    "Quarterly talk. Content, and curious what others do about {thing}.",
    "Check-in. No worries, though {thing} will need a plan for next year.",
    "Asked openly how we do. Friendly, quick, a little slow on {thing}.",
    "Roadmap and priorities. {Thing} first, everything else can wait.",
)
WATCHES = (
    "{n} tickets since the last look, all answered. Most were about {thing}.",
    "Read the queue. {n} questions, one of them twice, about {thing}.",
    "Quiet weeks, {n} tickets. Somebody should write a page about {thing}.",
)
SYNCS = (
    "With the project manager. On track; {thing} needs a decision from the client.",
    "Sync. Hours as planned, the team is waiting for texts for {thing}.",
    "Sync. {Thing} is done, what follows is smaller than we thought.",
)
TRIES = ("Rang twice, left a message.", "Wrote about {thing}, nothing back yet.")
PLANS = ("Visit and look at {thing} together", "Quarterly talk", "Call about {thing}")
PROMISES = (
    "A proposal for {thing}, on one page",
    "Repair {thing} and show it to them",
    "Test {thing} with real data and send the protocol",
    "A short course on {thing} for the new colleagues",
    "An estimate for {thing}, with what could be left out",
    "Figures about {thing} for the last twelve months",
    "Move {thing} to the new server",
)
DONE_WHENS = (
    "They have used it for a day without asking",
    "Their own colleague has tried it and said yes",
    "The figures agree with theirs",
)
WHYS = (
    "We gave a date before asking whoever had to do the work.",
    "Two promises fell on the same two days and nobody compared them.",
    "We waited for an answer and did not ask again.",
)
CHANGES = (
    "The one who does the work says the date.",
    "Dates go into the team's calendar on the day they are given.",
    "An open question is asked again after two days.",
)
IDEAS = (
    "A second site for {thing}",
    "Replace {thing}",
    "Connect {thing} with their accounts",
    "Make {thing} usable on a phone",
    "Let customers see {thing}",
)
PROJECTS = ("New version of {thing}", "Move of {thing}", "Rework of {thing}")
REASONS = ("Their year's money is spent", "A cousin builds it for them", "We were dearer")
RETURNS = (
    "Who decides on their side, and by when do they need it? Then we can start.",
    "The aims are clear. What must stay as it is?",
)
DELIVERED = (
    "Repairs to {thing}, and a faster start in the morning.",
    "The first half of {thing}; the second follows in spring.",
    "A calm year: {thing} grew by two reports and lost one error.",
)


def say(text: str, thing: str) -> str:
    """The sentence with its thing put in, with a capital where it begins a sentence."""
    return text.replace("{thing}", thing).replace("{Thing}", thing[0].upper() + thing[1:])
