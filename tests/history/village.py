"""A handbook in which rules find something in edited files, above and below what is edited, and elsewhere."""

from tests.conftest import Overlay

POST = "standards/links/post-room.yml"

VILLAGE: Overlay = {
    "glossary/permit.yml": (
        "title: permit\ndefinition: A card that allows a car to stand in one street.\nowner: front\navoid: [licence to park]\n"
    ),
    "glossary/crate.yml": "title: Crate\ndefinition: What is sent in a box.\nowner: front\n",
    "glossary/bank.yml": "title: river bank\ndefinition: Where water ends.\nowner: front\ncontext: fishing\n",
    "standards/links/anglers.yml": "title: At the river bank\nkind: support\nsummary: People who go fishing.\n",
    "standards/links/wardens.yml": 'title: The river bank\nkind: support\nsummary: "Ask the X\\x59Z."\n# all fishing\n',
    POST: (
        "kind: support\ntitle: Post room\nsummary: Sends what others write.\n"
        "body: |\n  Letters leave at noon.\n\n  ## At noon\n\n  Nobody waits for them. See `[[promise/nowhere]]`.\n"
        "  Write `rtq` there. Ask for 9rtq. Ask for it.\n"
        "our_part: Letters arrive.\ndoes: [Sends letters., Opens the post.]\nrelies_on:\n  - {link: front, for: the right address}\n"
    ),
    "standards/services/secret.yml": (
        "title: Watch over wells\nsummary: For few.\nowner: front\ncustomers: [residents]\nclassification: restricted\n"
    ),
    "standards/services/parcels.yml": "title: Send parcels\nsummary: Not yet.\nowner: front\ncustomers: [residents]\nstatus: draft\n",
    "standards/customers/visitors.yml": "title: Visitors\nsummary: Ask the RTQ for a map. Mrs Okafor knows them.\n",
    "standards/customers/callers.yml": "title: Visitors\nsummary: They ring us at noon, and go fishing.\n",
    "docs/noon.md": "# Noon\n\nSee [the post](/chain/post-room/#at-noon).\n",
}
