// Comments of an XML file, which the editors drop: each is taken where it stands and given back there.
const read = (text) => {
  const found = new DOMParser().parseFromString(text, "application/xml");
  return found.querySelector("parsererror") ? null : found;
};

const named = (element) => element?.getAttribute?.("id") ?? null;

// Of each its text, the id of the element that follows it, and those of the elements around it, the nearest first.
export function take(text) {
  const file = text.includes("<!--") ? read(text) : null;
  const found = [];
  const walk = file?.createTreeWalker(file, NodeFilter.SHOW_COMMENT);
  while (walk?.nextNode()) {
    const { data, nextSibling, parentNode } = walk.currentNode;
    let next = nextSibling;
    while (next && next.nodeType !== Node.ELEMENT_NODE) next = next.nextSibling;
    const around = [];
    for (let one = parentNode; one; one = one.parentNode) if (named(one)) around.push(named(one));
    found.push({ data, before: named(next), around });
  }
  return found;
}

// *text* with the comments *taken* of the file that it was; where the elements about a comment are gone it goes to the top.
export function give(text, taken) {
  const file = taken.length ? read(text) : null;
  if (!file) return text;
  const known = new Map([...file.getElementsByTagName("*")].map((one) => [named(one), one]));
  for (const { data, before, around } of taken) {
    const inside = known.get(around.find((id) => known.has(id)));
    const next = (before && known.get(before)) || inside?.firstElementChild || file.documentElement;
    const space = next.previousSibling?.nodeType === Node.TEXT_NODE ? next.previousSibling.data : "\n";
    next.before(file.createComment(data));
    if (next.parentNode !== file) next.before(file.createTextNode(space));
  }
  return new XMLSerializer().serializeToString(file);
}
