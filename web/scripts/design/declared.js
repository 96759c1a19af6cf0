// What of procedure.toml belongs to the diagram is changed by commands of the diagram: both are undone and done again
// together.
import { Settings } from "./settings.js";

const CHANGE = "motcua.declare";
const TOGETHER = "motcua.together";

// `changed` is told whenever the text of procedure.toml is another one than before.
export function declaring(modeler, { changed }) {
  const stack = modeler.get("commandStack");
  let declared = null;
  let isDrawn = false; // whether anything but procedure.toml was changed

  // Where another text was read in since then, what was done to the one before is over.
  function turn(from, to) {
    if (declared?.text === from) {
      declared = new Settings(to);
      changed();
    }
    return [];
  }

  stack.register(CHANGE, { execute: ({ before, after }) => turn(before, after), revert: ({ before, after }) => turn(after, before) });
  stack.register(TOGETHER, { preExecute: ({ act }) => act() });
  modeler.on(["commandStack.execute", "commandStack.revert"], ({ command }) => {
    if (command !== CHANGE && command !== TOGETHER) isDrawn = true;
  });

  return {
    now: () => declared,
    put(text) {
      declared = new Settings(text);
    },
    change(act) {
      if (!declared) return;
      const next = new Settings(declared.text);
      act(next);
      if (next.text !== declared.text) stack.execute(CHANGE, { before: declared.text, after: next.text });
    },
    together: (act) => stack.execute(TOGETHER, { act }),
    // Whether the diagram itself was changed since this was asked last.
    wasDrawn() {
      const was = isDrawn;
      isDrawn = false;
      return was;
    },
  };
}
