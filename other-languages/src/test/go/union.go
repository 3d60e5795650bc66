package syncsketch

// FlattenedSketchesStarted is a union: the ID of a task, or the result of the work.
type FlattenedSketchesStarted = any
