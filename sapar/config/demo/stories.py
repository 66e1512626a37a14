"""Which complaints there are in the demo: the list told one by one, and more of the frequent ones by chance."""

from sapar.config.demo import disputes as way
from sapar.config.demo.disputes import begin
from sapar.config.demo.filing import Story
from sapar.config.demo.world import World
from sapar.throughout.complaints.vocabulary import Kind, Result

K = Kind
STORIES = (
    # still open, in every state; the last column is since how many days
    Story(way.received, K.UNPAID_WAGES, 1),
    Story(way.received, K.VIOLENCE, 2, how="anonymous"),
    Story(way.received, K.UNPAID_WAGES, 12, how="group"),
    Story(way.received, K.SERVICE, 14),
    Story(way.acknowledged, K.DEDUCTIONS, 4),
    Story(way.acknowledged, K.RECRUITMENT_FEE, 16, how="relative", of="gulnara"),
    Story(way.examined, K.HOURS, 9),
    Story(way.examined, K.DECEPTION, 40),
    Story(way.protected, K.TRAFFICKING, 13),
    Story(way.noticed, K.UNPAID_WAGES, 12),
    Story(way.noticed, K.PASSPORT_HELD, 35, how="partner"),
    Story(way.talking, K.UNPAID_WAGES, 21, how="group"),
    Story(way.prepared, K.DISMISSAL, 34),
    Story(way.settled, K.UNPAID_WAGES, 32),
    Story(way.missed, K.UNPAID_WAGES, 76),
    Story(way.pursued, K.DEDUCTIONS, 86),
    Story(way.paying, K.UNPAID_WAGES, 75, of="nurlan"),
    Story(way.decided, K.CONTRACT_SUBSTITUTION, 45),
    Story(way.decided, K.DISMISSAL, 44, result=Result.PARTLY),
    Story(way.ordered, K.UNPAID_WAGES, 50),
    Story(way.passed_on, K.INJURY, 25),
    # ended
    Story(way.answered, K.DOCUMENTS, 60),
    Story(way.answered, K.ADVERT, 33, how="anonymous"),
    Story(way.answered, K.SERVICE, 70),
    Story(way.not_taken_up, K.OTHER, 80),
    Story(way.made_safe, K.CHILD, 120, how="anonymous"),
    Story(way.recovered, K.UNPAID_WAGES, 220),
    Story(way.recovered, K.RECRUITMENT_FEE, 240),
    Story(way.recovered, K.UNPAID_WAGES, 300, how="group"),
    Story(way.refused, K.DISMISSAL, 130, result=Result.NOT_UPHELD),
    Story(way.reopened, K.HOURS, 110, result=Result.NOT_UPHELD),
    Story(way.withdrawn, K.DECEPTION, 90),
    Story(way.withdrawn_by_call, K.UNPAID_WAGES, 100),
)  # fmt: skip
MORE_SHARE = 0.12
MORE = (
    (way.recovered, K.UNPAID_WAGES), (way.recovered, K.DEDUCTIONS), (way.answered, K.DOCUMENTS), (way.answered,
        K.OTHER),
    (way.passed_on, K.INJURY), (way.refused, K.DISMISSAL), (way.withdrawn, K.UNPAID_WAGES), (way.withdrawn_by_call,
        K.HOURS),
    (way.not_taken_up, K.OTHER), (way.made_safe, K.VIOLENCE), (way.ordered, K.UNPAID_WAGES),
)  # fmt: skip


def begin_stories(world: World) -> None:
    """Let all complaints begin."""
    for number, story in enumerate(STORIES):
        begin(world, story, number * 3 + 1)
    for number in range(max(0, int(len(world.workers) * MORE_SHARE) - len(STORIES))):
        path, kind = world.pick(MORE)
        begin(
            world,
            Story(
                path,
                kind,
                world.chance.randint(160, 470),
                result=Result.NOT_UPHELD if path is way.refused else Result.UPHELD,
            ),
            number,
        )
