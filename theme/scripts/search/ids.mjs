// Definitions by their id, as links, findings and addresses name them: "answer-calls", "[[promise/answer-calls]]",
// "standards/promises/public/answer-calls.yml:3:1", "https://handbook.example/promises/answer-calls/".

// The tier of what has the typed id, before that of what to do.
export const idTier = 25;

export class Ids {
  byId = new Map();

  // An id that was made from the title is a spelling of it, which people type too; it counts as an id only behind its kind.
  add(record, isOfTitle) {
    const places = record.path.split("/").slice(0, -1), id = places.pop(), same = this.byId.get(id);
    const named = { record, isOfTitle, places: new Set([record.kind, ...places]) };
    if (same) same.push(named); else this.byId.set(id, [named]);
  }
  // The pages that a query names by id.
  named(query) {
    const bare = query.trim().toLowerCase().replaceAll("\\", "/").replace(/^\[\[|[|#?].*$|\]\]$/g, "");
    const text = bare.replace(/(\/index\.html|\.ya?ml(:\d+)*)?\/*$/, "");
    if (!/[-/]/.test(text) || /\s/.test(text)) return [];
    const parts = text.split("/");
    const same = this.byId.get(parts.pop()) ?? [];
    const isMeant = ({ isOfTitle, places }) => (parts.length ? parts.some(part => places.has(part)) : !isOfTitle);
    return same.filter(isMeant).map(({ record }) => record);
  }
}
