"""The links behind a promise, and what follows from them: `chains` derives the chain, `step_order` puts steps in order."""

from interlock.questions.chain.chains import NEAR, Chain, Chains, Member
from interlock.questions.chain.reasons import ChainReason

__all__ = ["NEAR", "Chain", "ChainReason", "Chains", "Member"]
