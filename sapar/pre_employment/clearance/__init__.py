"""The certificate: before somebody leaves, it was checked that their papers, contract, costs and contacts are in order.

An officer would say: "this is on record, this I saw with my own eyes, this is missing; at a risk a colleague agreed;
here is the paper with its code." Whoever is shown it can tell without us, offline, that it is real. It is never an exit
permit: whoever has none may leave all the same. Law: the matter ``clearance`` of the home pack names what is checked
for whom, how long it is valid and when two officers must agree; a refusal gives reasons and can be appealed.
"""
