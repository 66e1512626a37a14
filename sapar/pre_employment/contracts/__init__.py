"""The contract before departure: offered, read by the worker in their language, signed, attested, in force.

A contract is checked against the law of the country of work before it is offered, and whoever attests it belongs to
another office than the one that prepared it. What a later version takes away is shown clause by clause: contract
substitution (General principles for fair recruitment, ILO 2016, principle 8) is one tap away from a complaint.
"""
