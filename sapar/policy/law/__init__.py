"""The law engine: is this contract lawful, what must be done by when, until when can a claim be brought.

An officer asks three things of the law. *Is this contract lawful?* Every rule of the country of work, of the home
country and of the international standards is put to the whole term of the contract, and each answers kept, broken or
cannot tell, with the article it rests on. *What must this person do, and by when?* Procedures become dated steps.
*Is it too late to claim?* Limitation periods become a last day and a day that no reading of the law can call late.

No law is written here. It is data in ``laws/<country>/*.yaml``: dated, cited, and marked as checked or not. This room
only reads it, refuses what is unsafe or incomplete, and applies it. It knows nothing of Django or of a database, so
that ``sapar law …`` starts quickly and works anywhere. Public doors: :mod:`engine` (check), :mod:`deadlines`,
:mod:`plan` and :mod:`book` (single values for actions to cite).
"""
