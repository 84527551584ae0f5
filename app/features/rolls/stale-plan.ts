/** Somebody else changed the place since the plan was made: nothing was written, plan again. */
export class StalePlanError extends Error {
  constructor() {
    super("the place has changed since the plan was made");
    this.name = "StalePlanError";
  }
}

/** Another import is writing people whom this one names: wait for its end, plan again. */
export class ImportUnderWayError extends Error {
  constructor() {
    super("another import is writing some of these people");
    this.name = "ImportUnderWayError";
  }
}
