// What scripts say: Vietnamese as it stands in them, or what the page was given for it in its own language.
const given = JSON.parse(document.querySelector("meta[name=texts]")?.content ?? "{}");

export const isVietnamese = document.documentElement.lang === "vi";

// What a library writes into *place* by itself is put into Vietnamese as soon as it stands there: *said* gives the words for
// what it wrote, *isOurs* tells whether a node is written by the library and not by people.
export function overhear(place, said, isOurs = () => true) {
  if (!isVietnamese) return;
  const names = ["title", "placeholder", "aria-label"];
  const attribute = (node, name) => {
    const [was, is] = [node.getAttribute?.(name), said(node.getAttribute?.(name) ?? "")];
    if (was && is !== was) node.setAttribute(name, is);
  };
  const put = (node) => {
    if (!isOurs(node)) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const [was, is] = [node.data.trim(), said(node.data.trim())];
      if (was && is !== was) node.data = node.data.replace(was, () => is);
      return;
    }
    names.forEach((name) => attribute(node, name));
    node.childNodes?.forEach(put);
  };
  put(place);
  const watch = new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === "attributes") attribute(target, attributeName);
      else if (type === "characterData") put(target);
      else addedNodes.forEach(put);
    }
  });
  watch.observe(place, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: names });
}

// `said` fills the places %(name)s.
export const _ = (text, said = {}) => (given[text] ?? text).replace(/%\((\w+)\)s/g, (whole, name) => said[name] ?? whole);
