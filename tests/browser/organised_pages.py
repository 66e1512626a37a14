"""The types of page of the organised pathway, and of what people decide about their data."""

from tests.browser.page import Page, light, of

ORGANISED = {
    "agencies": light("visitor", "agency_permits:agencies", sends={"q": "Ак-Жол"}, leads="agency_permits:agencies"),
    "agency": light("visitor", "agency_permits:agency", "offices.agency"),
    "permits": of("chinara", "agency_permits:list"),
    "permit": of("chinara", "agency_permits:permit", "permits.suspended"),
    "permit before the commission": of("nargiza", "agency_permits:permit", "permits.commission"),
    "renew a permit": of("bakyt", "agency_permits:renew", "permits.granted"),
    "suspend a permit": of("chinara", "agency_permits:with_count", "permits.granted", "suspend-permit"),
    "jobs": light("visitor", "job_orders:jobs", sends={"q": "Стройград"}, leads="job_orders:jobs"),
    "job": light("visitor", "job_orders:job", "orders.public"),
    "apply": light("gulnara", "applications:apply", "orders.public", sends={}, leads="applications:application"),
    "orders": of("bakyt", "job_orders:list", sends={"q": "Стройград"}, leads="job_orders:list"),
    "order": of("bakyt", "job_orders:order", "orders.stopped"),
    "order, for which employer": of("bakyt", "job_orders:new"),
    "new order": of("bakyt", "job_orders:new", query="employer=offices.employer", sends={}),
    "amend an order": of("rustam", "job_orders:amend", "orders.draft"),
    "employers": of("daniyar", "job_orders:employers", sends={"q": "Стройград"}, leads="job_orders:employers"),
    "employer": of("daniyar", "job_orders:vetting", "orders.vetting"),
    "name an employer": of("bakyt", "job_orders:claim", sends={}),
    "papers of an employer": of("bakyt", "job_orders:papers", "orders.claimed", sends={}),
    "applications": of("bakyt", "applications:list", sends={"q": "Исаков"}, leads="applications:list"),
    "application": of("bakyt", "applications:application", "orders.application"),
    "my application": light("applicant", "applications:application", "orders.application"),
    "workers of stopped agencies": of("rustam", "applications:affected_list"),
    "worker of a stopped agency": of("rustam", "applications:affected", "orders.affected"),
    "contracts": of("bakyt", "contracts:list"),
    "offer a contract": of("bakyt", "contracts:offer", "contracts.to_offer_application"),
    "offered contract": of("bakyt", "contracts:contract", "contracts.reads"),
    "my offered contract": of("reader", "contracts:contract", "contracts.reads"),
    "sign my contract": of("reader", "contracts:sign", "contracts.reads"),
    "attest a contract": of("daniyar", "contracts:attest", "contracts.signed"),
    "placement": of("rustam", "journeys:placement", "contracts.placement"),
    "certificates": of("aigul", "clearance:list"),
    "certificate asked for": of("aigul", "clearance:detail", "orders.clearance"),
    "my certificate": light("applicant", "clearance:detail", "orders.clearance"),
    "confirm a requirement": of("aigul", "clearance:confirm", "orders.clearance", "orders.requirement", sends={}),
    "orientation": light("visitor", "orientation:list"),
    "orientation of the desk": of("begimai", "orientation:list"),
    "session": light("visitor", "orientation:session", "orientation.open"),
    "session of the desk": of("begimai", "orientation:session", "orientation.held"),
    "book a seat": light("gulnara", "orientation:book", "orientation.open", sends={}, leads="orientation:seat"),
    "who was there": of("begimai", "orientation:attendance", "orientation.open"),
    "my seat": light("attending", "orientation:seat", "orientation.seat"),
    "quiz": light("attending", "orientation:quiz", "orientation.seat", sends={}),
    "verify": light("visitor", "clearance:verify", sends={"written": "111 222 333"}, leads="clearance:verify"),
}  # fmt: skip

RIGHTS = {
    "my decisions": light("gulnara", "data_rights:mine"),
    "my consent": light("gulnara", "data_rights:consent", "rights.consent"),
    "whom I trust": light("gulnara", "data_rights:trusted", "rights.trusted"),
    "my question": light("gulnara", "data_rights:question", "rights.question"),
    "who trusts me": light("gulnara", "data_rights:family"),
    "who opened my records": light("gulnara", "people:readers"),
    "emergency access": of("zarina", "data_rights:take_emergency"),
    "emergency access to examine": of("jyldyz", "data_rights:emergency", "rights.emergency"),
}  # fmt: skip

SECOND_STEP = {
    "second step": of("stepping", "accounts:second_step", sends={"code": "000000"}),
    "ways to pass it": of("begimai", "accounts:factors"),
    "app with codes": of("aigul", "accounts:add_app", sends={"code": "000000"}),
    "passkey": of("begimai", "accounts:add_passkey"),
    "recovery codes": of("begimai", "accounts:recovery_codes", sends={}, leads="accounts:recovery_codes"),
    "take a factor away": of("begimai", "accounts:remove_factor", "stepping.factor"),
    "make a token": of("begimai", "accounts:make_token", sends={}),
}  # fmt: skip

PAGES: dict[str, Page] = ORGANISED | RIGHTS | SECOND_STEP
