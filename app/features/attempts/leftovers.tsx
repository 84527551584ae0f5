import { useEffect } from "react";

/** Loads the script that sends what an attempt's page had to leave on this device; nothing is seen of it. */
export function Leftovers({ script }: { script: string }) {
  useEffect(() => {
    if (document.querySelector(`script[src="${script}"]`)) return;
    const element = document.createElement("script");
    element.type = "module";
    element.src = script;
    document.body.append(element);
  }, [script]);
  return null;
}
