"""What a worker paid to get the job: the ledger of costs, owned by the worker alone.

Agencies and employers never see it; officers see it where the person complains and they work on the complaint. The
worker declares it whole before leaving, and it tells how many months of pay the job cost (SDG indicator 10.7.1). A
payment that the law forbids is shown with the article, and is one press from a complaint (ILO C181, article 7).
"""
