"""Invented people: common Kyrgyz (and some Uzbek, Russian and Dungan) names, homes and trades, put together by chance.

The lists are common words of the language, not of any register; whoever has such a name is not meant.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

MEN = (
    "Азамат", "Айбек", "Алмаз", "Бакыт", "Бектур", "Данияр", "Эмил", "Эркин", "Жаныбек", "Жеңиш", "Замир", "Ильяс",
    "Канат", "Кубаныч", "Максат", "Мирлан", "Нурбек", "Нурлан", "Өмүрбек", "Руслан", "Сабыр", "Самат", "Сыймык",
    "Талант",
    "Темирлан", "Тилек", "Улан", "Үсөн", "Чыңгыз", "Шамил", "Эрлан", "Мухаммед", "Рустам",
)  # fmt: skip

WOMEN = (
    "Айгерим", "Айгүл", "Айсулуу", "Айпери", "Асель", "Бермет", "Гүлзат", "Гүлнара", "Гүлмира", "Жамиля", "Жылдыз",
    "Зарина", "Кызжибек", "Махабат", "Мээрим", "Назгүл", "Нуриза", "Нургүл", "Перизат", "Рахат", "Салтанат", "Сезим",
    "Толгонай", "Чолпон", "Эльмира", "Элнура", "Ырысгүл", "Дилором",
)  # fmt: skip
STEMS = (
    "Абдыкадыр", "Абдырахман", "Акматалы", "Алымкул", "Асан", "Байышбек", "Бакир", "Бекмамат", "Жакып", "Жолдош",
    "Жумабай", "Иса", "Калмырза", "Кожомкул", "Курманбек", "Мамат", "Мамытбек", "Нурматали", "Орозбек", "Осмон",
    "Өмүрзак", "Сатыбалды", "Сулайман", "Сыдык", "Токтогул", "Токтосун", "Турдубек", "Үсөнбай", "Шерали", "Эгемберди",
    "Эсенбай", "Ысмайыл",
)  # fmt: skip
# SOATE codes of districts and cities, those from which most leave more than once: the south most of all.
HOMES = (
    "41706226", "41706226", "41706242", "41706242", "41706255", "41706211", "41706246", "41706207", "41721", "41721",
    "41703220", "41703220", "41703207", "41703215", "41703211", "41703230", "41705236", "41705258", "41705214",
    "41705420",
    "41702210", "41702225", "41704245", "41704230", "41707215", "41707225", "41708222", "41708206", "41711", "41711",
)  # fmt: skip
# Trades abroad by ISCO-08 unit group, with how common they are: of men, of women, and where few of them are asked for.
TRADES = {
    "male": ("7112", "7112", "7112", "9313", "9313", "9313", "8322", "8322", "9621", "9333", "9333", "7212", "9112",
             "5120", "5223", "9334", "9211"),
    "female": ("9112", "9112", "9112", "5223", "5223", "7531", "7531", "8153", "5120", "5131", "5131", "9334", "5322",
               "9211"),
}  # fmt: skip
TRADES_IN = {"TR": ("7531", "8153", "5120", "9112"), "KR": ("7212", "9211"), "GB": ("9211",), "DE": ("8322", "9333")}
DESTINATIONS = ("RU",) * 33 + ("KZ",) * 6 + ("TR", "TR", "KR", "KR", "GB", "DE")
REGIONS = {"RU": ("Moscow", "Moscow", "Moscow oblast", "St Petersburg", "Sverdlovsk oblast", "Novosibirsk oblast",
                  "Krasnodar krai"), "KZ": ("Almaty", "Astana", "Almaty region"), "TR": ("Istanbul", "Antalya"),
           "KR": ("Gyeonggi-do", "Busan"), "GB": ("Kent", "Herefordshire"), "DE": ("",)}  # fmt: skip


@dataclass(frozen=True)
class Invented:
    """One invented person."""

    family_name: str
    given_name: str
    patronymic: str
    sex: str
    born_on: date
    home: str
    phone: str
    language: str
    trade: str
    destination: str
    region: str


def invent(number: int, chance: random.Random, today: date) -> Invented:
    """Invent person ``number``; the same chance gives the same people."""
    man = chance.random() < 0.6
    stem, father = chance.choice(STEMS), chance.choice(MEN)
    destination = chance.choice(DESTINATIONS)
    return Invented(
        family_name=_family(stem, man, chance),
        given_name=chance.choice(MEN if man else WOMEN),
        patronymic=_patronymic(father, man, chance),
        sex="male" if man else "female",
        born_on=today - timedelta(days=chance.randint(19 * 365, 56 * 365)),
        home=chance.choice(HOMES),
        phone=f"+9967{number + 10_000_000:08d}",
        language=chance.choice(("ky", "ky", "ky", "ru")),
        trade=chance.choice(TRADES_IN.get(destination) or TRADES["male" if man else "female"]),
        destination=destination,
        region=chance.choice(REGIONS[destination]),
    )


def _family(stem: str, man: bool, chance: random.Random) -> str:
    """Make a family name the way passports do: mostly on -ов, some with уулу or кызы."""
    if chance.random() < 0.15:
        return f"{stem} {'уулу' if man else 'кызы'}"
    endings = {"ы": (1, "иев"), "и": (1, "иев"), "й": (1, "ев"), "а": (0, "ев")}
    cut, ending = endings.get(stem[-1], (0, "ов"))
    return f"{stem[: len(stem) - cut]}{ending}{'' if man else 'а'}"


def _patronymic(father: str, man: bool, chance: random.Random) -> str:
    if chance.random() < 0.4:
        return ""
    return f"{father}{'ович' if man else 'овна'}"
