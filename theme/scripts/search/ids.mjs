// Definitions by their id, as links, findings and addresses name them: "answer-calls", "[[promise/answer-calls]]",
// "standards/promises/public/answer-calls.yml:3:1", "https://handbook.example/promises/answer-calls/".

// The tier of what has the typed id, before that of what to do.
export const idTier = 25;

export class Ids {
  byId = new Map();

  add(record) {
    const id = record.path.slice(record.folder.length, -1), same = this.byId.get(id);
    if (same) same.push(record); else this.byId.set(id, [record]);
  }
  // The pages that a query names by id. An id that was made from the title is a spelling of it, which people type too; it counts
  // as an id only behind its kind, or as the name of a file: "missed-bin.yml".
  named(query) {
    const bare = query.trim().toLowerCase().replaceAll("\\", "/").replace(/^\[\[|[|#?].*$|\]\]$/g, "");
    const text = bare.replace(/(\/index\.html|\.(ya?ml|md)(:\d+)*)?\/*$/, "");
    const isFile = /\.(ya?ml|md)(:\d+)*$/.test(bare);
    if (!isFile && !/[-/]/.test(text) || /\s/.test(text)) return [];
    const parts = text.split("/");
    const same = this.byId.get(parts.pop()) ?? [];
    const isMeant = ({ kind, folder, hasOwnId }) => (
      parts.length ? [kind, ...folder.split("/")].some(place => place && parts.includes(place)) : isFile || hasOwnId);
    return same.filter(isMeant);
  }
}
