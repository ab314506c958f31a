"""The look: layouts, components, icons and the assets every door shares."""
