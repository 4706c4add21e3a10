/** The export condition under which our packages hand out their TypeScript, so that no build comes before. */
export const sourceCondition = "@metal/source";
