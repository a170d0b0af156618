/** Hours a week that a person can give, and years that they have worked. */
export { hoursPerWeek } from "./hours.ts";
export { yearsOfWork } from "./years.ts";
