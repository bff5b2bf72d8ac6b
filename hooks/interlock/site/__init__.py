"""Page plans to a folder: the pipeline, rendering, writing, serving."""
