/** @type {import("stylelint").Config} */
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    "declaration-no-important": true,
    "selector-max-id": 0,
    "no-descending-specificity": null, // one rule a part, in the order a reader looks for it
    "declaration-property-unit-disallowed-list": {
      "/^(font|letter|margin|padding|gap|inset|(min-|max-)?(inline|block)-size|grid)/": ["px"],
    },
    "property-disallowed-list": [
      "/^(margin|padding|border)-(top|right|bottom|left)/", "left", "right", "top", "bottom", "float", "clear",
    ],
  },
};
