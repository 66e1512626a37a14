"""Every type of page: who has it in front of them, and what its main form is sent with.

A new URL name with a page fails ``test_listed.py`` until it stands here, or below among what is no page.
"""

from tests.browser import organised_pages
from tests.browser.page import Page, light, of

HIMSELF = {"family_name": "Токтогулов", "given_name": "Айбек", "born_on": "01.05.1990"}
WAGE = {"wage__money_0": "10 000", "wage__period": "month", "wage__basis": "gross"}
HELP = {"need": "unpaid", "country": "RU", "story": "Two months without pay"}

PUBLIC = {
    "home": light("visitor", "portal:home"),
    "sign-in": light("visitor", "accounts:sign_in", sends={"contact": "+996555000112"}, leads="accounts:code"),
    "sign-in code": light("waiting", "accounts:code", sends={"code": "000000"}),
    "contract check, first question": light("visitor", "law:check", sends={"destination": "RU"}, leads="law:question"),
    "contract check, question": light("checking", "law:question", "pay", sends=WAGE, leads="law:question"),
    "contract check, all": of("checking", "law:all", sends={"hours_per_week": "60"}, leads="law:result"),
    "contract check, answers": of("checking", "law:answers"),
    "contract check, result": of("checking", "law:result"),
    "contract check, to send": light("checking", "law:share"),
    "contract check, sent by somebody": of("visitor", "law:shared", "checking.token"),
    "contract check, a link that is not whole": light("visitor", "law:shared", "1NgQYTwlW", status=404),
    "contract check, no law yet": light("elsewhere", "law:result"),
    "steps": light("visitor", "law:steps"),
    "stays, countries": light("visitor", "law:stays"),
    "stay, question": light("visitor", "law:stay", "ru", sends={"entered": "01.03.2026"}, leads="law:stay"),
    "stay, result": light("visitor", "law:stay", "kz", query="entered=2026-03-01&purpose=work&at=result"),
    "stay, no rules yet": light("visitor", "law:stay", "uz"),
    "law, countries": light("visitor", "law:browse"),
    "law of a country": of("visitor", "law:country_law", "gb", sends={"q": "leave"}, leads="law:country_law"),
    "entry of the law": of("visitor", "law_review:entry", "ru", "number", "minimum_wage_month@2026-01-01"),
    "acts of a country": light("visitor", "law_review:acts", "gb"),
    "act with its changes": of("visitor", "law_review:act", "uz", "labour-code-of-uzbekistan"),
    "how much it takes to go": light("visitor", "law:simplicity"),
    "laws of two countries": of("visitor", "law:compare", sends={"a": "KG", "b": "RU"}, leads="law:compare"),
    "steps of a country": of("visitor", "law:country_steps", "ru", sends={}, leads="law:country_steps"),
    "complaint, first question": light("visitor", "complaints:file", sends={"danger": "no"}, leads="complaints:ask"),
    "complaint, question": light("asking", "complaints:ask", "whom", sends={"for_whom": "me"}, leads="complaints:ask"),
    "complaint, check": light("answered", "complaints:check", sends={}, leads="complaints:check"),
    "tracking, sign": light(
        "visitor", "complaints:track", sends={"number": "nameless.complaint", "code": "nameless.code"},
        leads="complaints:tracking",
    ),
    "tracking": light("nameless", "complaints:tracking", "nameless.complaint"),
    "help": light("visitor", "assistance:ask", sends=HELP | {"about": "Асан", "asked_as": "relative"},
                  leads="assistance:case"),
    "register": light("visitor", "people:register_myself", sends=HIMSELF | {"phone": "0555 777 111"},
                      leads="people:registered"),
    "registered": light("visitor", "people:registered"),
    "organizations": light("visitor", "organizations:list", sends={"q": "Ош"}, leads="organizations:list"),
    "organization": light("visitor", "organizations:detail", "offices.moscow"),
    "check-in link": light("visitor", "stays:link", "nurlan.token", sends={"well": "yes"}, leads="stays:link"),
    "check-in link, answered": light("visitor", "stays:link", "begaiym.token"),
    "check-in link, over": light("visitor", "stays:link", "aaaabbbbcccc", status=404),
}  # fmt: skip

WORKERS = {
    "my journey": light("nurlan", "portal:journey", sends={}, leads="portal:journey"),
    "my journey, none yet": light("gulnara", "portal:journey"),
    "what waits to be sent again": light("begaiym", "accounts:again", "begaiym.key", sends={}, leads="journeys:detail"),
    "my data": light("nurlan", "people:mine"),
    "my data, seen by a helper": light("salima", "people:mine"),
    "my account": light("nurlan", "accounts:account"),
    "my contract": of("nurlan", "journeys:contract", "nurlan.contract"),
    "my case": light("nurlan", "assistance:case", "nurlan.case"),
    "my complaint": light("nurlan", "complaints:tracking", "nurlan.complaint"),
    "my return": light("azamat", "returns:detail", "azamat.return"),
    "my plan": light("azamat", "reintegration:plan", "azamat.plan"),
    "my service": light("azamat", "reintegration:service", "azamat.service"),
    "contract form": of("nurlan", "journeys:new_contract", "nurlan.journey", sends={"stage": "offered"},
                        leads="journeys:contract"),
    "action form": light("nurlan", "actions:do", "start-work", "nurlan.journey", sends={"work_from": "10.03.2026"},
                         leads="journeys:detail"),
}  # fmt: skip

OFFICERS = {
    "roles": of("aigul", "accounts:acting", sends={}, leads="portal:desk"),
    "desk": of("daniyar", "portal:desk"),
    "person search": of("aigul", "people:search", query="q=omurbekov", sends={"q": "omurbekov"},
                        leads="people:search"),
    "register a person": of("aigul", "people:register", sends=HIMSELF | {"given_name": "Асан"},
                            leads="people:detail"),
    "the same person": of("aigul", "people:same",
                          query="family_name=Өмүрбеков&given_name=Нурлан&born_on=12.03.1994"),
    "person": of("aigul", "people:detail", "nurlan.person"),
    "correct a person": of("aigul", "people:act", "nurlan.person", "correct-person",
                           sends={"patronymic": "Асанович", "reason": "The passport"}, leads="people:detail"),
    "erase a person": of("jyldyz", "people:act", "gulnara.person", "erase-person"),
    "erase a person, not yet": of("jyldyz", "people:act", "nurlan.person", "erase-person"),
    "same person, list": of("aigul", "duplicates:list"),
    "same person": of("aigul", "duplicates:pair", "pairs.waiting", sends={}, leads="duplicates:list"),
    "receipt of a merge": of("aigul", "duplicates:pair", "pairs.merged"),
    "undo a merge": of("aigul", "duplicates:undo", "pairs.merged"),
    "look at two again": of("aigul", "duplicates:reopen", "pairs.apart", sends={"reason": "A doubt"},
                            leads="duplicates:pair"),
    "a merged record": of("aigul", "people:detail", "pairs.gone"),
    "journey": of("aigul", "journeys:detail", "nurlan.journey"),
    "contract": of("aigul", "journeys:contract", "nurlan.contract"),
    "complaints": of("kanykei", "complaints:list", sends={"q": "Stroy"}, leads="complaints:list"),
    "complaint": of("kanykei", "complaints:detail", "nurlan.complaint"),
    "letter to the other side": of("kanykei", "complaints:letter", "nameless.complaint", sends={},
                                   leads="complaints:letter"),
    "check-in": of("daniyar", "stays:check_in", "nurlan.check-in"),
    "cases": of("daniyar", "assistance:list", sends={"q": "Нурлан"}, leads="assistance:list"),
    "case": of("daniyar", "assistance:case", "nurlan.case"),
    "new call": of("daniyar", "assistance:new_call", sends=HELP | {"about": "Айбек"}, leads="assistance:case"),
    "refer a case": of("daniyar", "assistance:refer", "nurlan.case",
                       sends={"to": "offices.partner", "purpose": "A bed", "passed_on": "need", "consent": "spoken"},
                       leads="assistance:case"),
    "a colleague on a case": of("daniyar", "assistance:colleague", "nurlan.case", "name-team-member",
                                sends={"member": "posts.aibek"}, leads="assistance:case"),
    "referrals": of("ermek", "assistance:referrals"),
    "referral": of("ermek", "assistance:referral", "nurlan.referral"),
    "checking the law": of("aizada", "law_review:list", sends={"q": "wage"}, leads="law_review:list"),
    "propose about an entry": of("aizada", "law_review:propose", "offices.entry", "propose-dispute"),
    "review of the law": of("emil", "law_review:review", "offices.review"),
    "office of an administrator": of("asel", "organizations:detail", "offices.osh"),
    "returns": of("bolot", "returns:list", sends={"q": "Азамат"}, leads="returns:list"),
    "return": of("bolot", "returns:detail", "azamat.return"),
    "services": of("bolot", "reintegration:list", sends={"q": "Азамат"}, leads="reintegration:list"),
    "service": of("bolot", "reintegration:service", "azamat.service"),
    "propose a service": of("bolot", "reintegration:propose", "azamat.return", sends={}),
    "review": of("bolot", "reintegration:review", "azamat.review"),
    "trials of changes": of("samat", "trials:list"),
    "trial, for which country": of("samat", "trials:new"),
    "new trial": of("samat", "trials:new", query="country=kz", sends={"without": "overtime.limit"},
                    leads="trials:trial"),
    "trial": of("samat", "trials:trial", "offices.trial"),
}  # fmt: skip

# The rest of the gallery are the error pages, which stand below.
GALLERY = ("question", "form", "public", "list", "subject", "compare", "done", "code")
DEMO = {
    "sign-in of the demonstration": of("visitor", "accounts:sign_in", demo=True),
    "messages sent": of("visitor", "portal:messages", demo=True),
    "gallery": of("visitor", "ui:gallery", demo=True),
    **{f"gallery, {name}": of("visitor", "ui:gallery_page", name, demo=True) for name in GALLERY},
}

ERRORS = {
    f"error {name}": light("visitor", "error", name, status=int(name[:3]))
    for name in ("400", "403", "403_csrf", "404", "405", "409", "429", "500")
}

PAGES: dict[str, Page] = PUBLIC | WORKERS | OFFICERS | organised_pages.PAGES | DEMO | ERRORS

# What answers without a page of its own, and why.
NO_PAGE = {
    "a button, which leads back to a page": {
        "portal:take", "portal:give_back", "accounts:demo", "accounts:sign_out", "accounts:assist_end",
        "accounts:end_sessions", "law:start_again", "law:take_shared", "complaints:leave",
        "journeys:step_done", "set_language",
        "data_rights:decline", "accounts:end_one_session", "contracts:complain", "contracts:complain_version",
        "costs:complain", "imports:accept",
    },
    "the way to another page": {
        "accounts:own", "organizations:membership", "journeys:keep_contract", "agency_permits:vote", "accounts:token",
        "agency_permits:paper", "agency_permits:partner", "law_review:numbered",
    },
    "what is suggested while one types": {
        "law:regions", "people:places", "people:occupations", "people:countries",
    },
    "a file": {
        "law:calendar", "law:stay_calendar", "law:shared_paper", "law:shared_code", "files:download",
        "data_rights:copy", "clearance:paper", "clearance:code", "clearance:keys", "clearance:voided",
        "clearance:well_known_keys", "trials:counts", "imports:download",
    },
    "a part of a page, which shows how far the work is": {"imports:progress"},
    "an answer for programs": {"healthz"},
}  # fmt: skip
