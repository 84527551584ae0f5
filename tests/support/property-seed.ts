/**
 * One seed for every property test of a run, so that a commit is told the same twice. GOC_SEED=random (or a number)
 * searches elsewhere, as `npm run faults` does; a failure prints the seed it came from.
 */
import fc from "fast-check";

const { GOC_FAULTS, GOC_SEED = GOC_FAULTS === "full" ? "random" : "20261020" } = process.env;
if (GOC_SEED !== "random") fc.configureGlobal({ seed: Number(GOC_SEED) });
