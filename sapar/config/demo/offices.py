"""The organizations of the demo: fourteen of the state, eight of civil society, two agencies, two employers.

All contacts are invented.
"""

from dataclasses import dataclass

from sapar.foundation.accounts.actors import System
from sapar.registers.organizations.actions import open_organization
from sapar.registers.organizations.models import Organization, OrganizationKind

FOUNDING = System("founding the demo")
K = OrganizationKind


@dataclass(frozen=True)
class Seat:
    """One organization to open. ``key`` is how the rest of the demo calls it."""

    key: str
    kind: OrganizationKind
    ky: str
    ru: str
    en: str
    country: str = "KG"
    time_zone: str = "Asia/Bishkek"
    place: str = ""


SEATS = (
    Seat("centre", K.OFFICE, "Жарандарды чет өлкөгө жумушка орноштуруу борбору",
        "Центр трудоустройства граждан за рубежом",
         "Centre for Employment of Citizens Abroad"),
    Seat("bishkek", K.OFFICE, "Бишкек шаардык эмгек башкармалыгы", "Бишкекское городское управление труда",
         "Bishkek city labour office", place="41711"),
    Seat("osh", K.OFFICE, "Ош шаардык эмгек башкармалыгы", "Ошское городское управление труда",
        "Osh city labour office",
         place="41721"),
    Seat("jalal_abad", K.OFFICE, "Жалал-Абад облустук эмгек башкармалыгы", "Джалал-Абадское областное управление труда",
         "Jalal-Abad oblast labour office", place="41703"),
    Seat("batken", K.OFFICE, "Баткен облустук эмгек башкармалыгы", "Баткенское областное управление труда",
         "Batken oblast labour office", place="41705"),
    Seat("karakol", K.OFFICE, "Ысык-Көл облустук эмгек башкармалыгы", "Иссык-Кульское областное управление труда",
         "Issyk-Kul oblast labour office", place="41702"),
    Seat("naryn", K.OFFICE, "Нарын облустук эмгек башкармалыгы", "Нарынское областное управление труда",
         "Naryn oblast labour office", place="41704"),
    Seat("talas", K.OFFICE, "Талас облустук эмгек башкармалыгы", "Таласское областное управление труда",
         "Talas oblast labour office", place="41707"),
    Seat("disputes", K.DISPUTE_BODY, "Эмгек мигранттарынын талаштары боюнча комиссия",
         "Комиссия по спорам трудовых мигрантов", "Commission for disputes of migrant workers"),
    Seat("moscow", K.POST, "Министрликтин Москвадагы өкүлчүлүгү", "Представительство министерства в Москве",
         "Representative office of the ministry in Moscow", "RU", "Europe/Moscow"),
    Seat("almaty", K.POST, "Алматыдагы башкы консулдук, эмгек бөлүмү", "Генконсульство в Алматы, отдел труда",
         "Consulate general in Almaty, labour section", "KZ", "Asia/Almaty"),
    Seat("istanbul", K.POST, "Стамбулдагы башкы консулдук, эмгек бөлүмү", "Генконсульство в Стамбуле, отдел труда",
         "Consulate general in Istanbul, labour section", "TR", "Europe/Istanbul"),
    Seat("seoul", K.POST, "Сеулдагы элчилик, эмгек бөлүмү", "Посольство в Сеуле, отдел труда",
         "Embassy in Seoul, labour section", "KR", "Asia/Seoul"),
    Seat("london", K.POST, "Лондондогу элчилик, эмгек бөлүмү", "Посольство в Лондоне, отдел труда",
         "Embassy in London, labour section", "GB", "Europe/London"),
    Seat("ngo_aikol", K.PARTNER, "«Айкөл» коомдук фонду", "Общественный фонд «Айкол»", "Aikol Foundation"),
    Seat("ngo_jol", K.PARTNER, "«Ак жол» мигранттар борбору", "Центр мигрантов «Ак жол»", "Ak Jol migrants' centre"),
    Seat("ngo_insan", K.PARTNER, "«Инсан» аялдар уюму", "Женская организация «Инсан»", "Insan women's organisation"),
    Seat("ngo_umut", K.PARTNER, "«Үмүт» үй-бүлө борбору", "Семейный центр «Умут»", "Umut family centre"),
    Seat("ngo_birge", K.PARTNER, "«Бирге» юридикалык жардам", "Юридическая помощь «Бирге»", "Birge legal aid"),
    Seat("ngo_kesip", K.PARTNER, "«Кесип» окуу борбору", "Учебный центр «Кесип»", "Kesip training centre"),
    Seat("ngo_den_sooluk", K.PARTNER, "«Ден соолук» кызматы", "Служба «Ден соолук»", "Den Sooluk health service"),
    Seat("ngo_moscow", K.PARTNER, "Москвадагы «Мекендеш» бирикмеси", "Объединение «Мекендеш» в Москве",
         "Mekendesh association in Moscow", "RU", "Europe/Moscow"),
    Seat("agency_akjol", K.AGENCY, "«Ак-Жол Жумуш» агенттиги", "Агентство «Ак-Жол Жумуш»", "Ak-Jol Jumush agency"),
    Seat("agency_altyn", K.AGENCY, "«Алтын Көпүрө» агенттиги", "Агентство «Алтын Көпүрө»", "Altyn Köpürö agency"),
    Seat("employer_stroygrad", K.EMPLOYER, "«Стройград» ЖЧК", "ООО «Стройград»", "Stroygrad LLC", "RU",
         "Europe/Moscow"),
    Seat("employer_teplodom", K.EMPLOYER, "«ТеплоДом» ЖЧК", "ООО «ТеплоДом»", "TeploDom LLC", "RU", "Europe/Moscow"),
)  # fmt: skip


def open_offices() -> dict[str, Organization]:
    """Open every organization under the ministry and return them by key."""
    ministry = Organization.objects.get(kind=K.MINISTRY)
    opened = {"ministry": ministry}
    for number, seat in enumerate(SEATS):
        done = open_organization(
            ministry, by=FOUNDING, kind=seat.kind, name_ky=seat.ky, name_ru=seat.ru, name_en=seat.en,
            country=seat.country, time_zone=seat.time_zone, place=seat.place, phone=f"+996 312 00 01 {number:02d}",
            email=f"{seat.key.replace('_', '-')}@example.org",
        )  # fmt: skip
        opened[seat.key] = done.record
    return opened
