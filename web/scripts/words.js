// What scripts say: Vietnamese as it stands in them, or what the page was given for it in its own language.
const given = JSON.parse(document.querySelector("meta[name=texts]")?.content ?? "{}");

export const isVietnamese = document.documentElement.lang === "vi";

// `said` fills the places %(name)s.
export const _ = (text, said = {}) => (given[text] ?? text).replace(/%\((\w+)\)s/g, (whole, name) => said[name] ?? whole);
