"""Abbreviations after which a sentence goes on.

Those that are words as well ('dat.', 'pas.', 'vol.') are not among them: behind such a word a sentence ends. Any single
letter with a full stop but 'u.' is one, and any row of them; config.yaml names those that a user adds.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_KEPT = """
aanbev. aant. aanw. afb. afd. afl. alg. apr. arr. arrondrb. art. artw. aug. beheersov. ber. besch. besl. betr. bew.
bijbl. bijl. bijv. bijw. blz. bouwr. byz. ca. cass. cert. cf. chr. circ. cit. comp. concl. concr. conf. corr. decr.
def. derg. desp. dez. dgl. dhr. disp. div. dl. dln. doc. dr. drs. ds. dwz. dyn. econ. eff. eig. elektr. enz. etc.
etq. evt. excl. exec. fasc. feb. fig. fisc. form. geb. gebr. gec. ged. geh. gem. gemeent. gepubl. gesch. get. getr. gew.
grondw. gst. handv. hfdst. hfst. hist. hoogl. hst. ib. ibid. iem. inc. incl. ind. indiv. inf. ing. inst. interm.
inv. inz. ir. jaarl. jan. jg. jhr. jl. jr. jrg. jur. lidw. lit. litt. losbl. ltd. max. med. meerv. mej. mevr. mgr.
mil. min. mld. mln. mnd. mod. mr. mrt. ms. mv. not. nov. nr. nrs. nt. nvt. okt. omz. onderr. ontw. opm. ov. overw.
pag. par. plv. pp. pr. preadv. proc. prof. prov. publ. rb. rdnr. rec. reg. regl. req. resp. rev. richtl. rov. rubr.
samenw. sc. sec. sept. sess. soc. somm. sr. ss. st. stb. stcrt. su. subst. suppl. sv. tab. td. techn. telecomm.
tijdschr. toel. trb. trib. uitdr. univ. vb. vbb. vd. verbr. verd. verg. verkl. verl. verord. versch. verv. verw.
verz. vgl. vlg. vn. vnl. vo. voegw. voorl. voorz. vs. vz. wd. wetb. wnd. wrsch. ws. wsch. zg. zgn. zn. znw. zr.
"""
KEPT = frozenset(_KEPT.split())
_LAST = re.compile(r"(?<!\w)(?<!\w['’])[^\W\d_]+(?:[.&][^\W\d_]+)*\.$")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+")


def abbreviation_at_end(word: str, more: Collection[str]) -> str:
    """The abbreviation in which `word` (with whatever stands before it, without white space) ends; '' when none does.

    `more` are those that are abbreviations as well, in any case of their first letter.
    """
    if not word.endswith(".") or word.endswith(".."):
        return ""
    if word[-2:-1].isupper() and not word[-3:-2].isupper() and word[-3:-2] != "°":
        last = _LAST.search(word)
        return last.group() if last else word  # a letter by itself: '2B.', 'A.'
    last = _LAST.search(word)
    if last is None:
        return ""
    found = last.group()
    single = _LETTERS.fullmatch(found) is not None and found not in ("u.", "U.")
    return found if single or found.lower() in KEPT or found in more else ""
