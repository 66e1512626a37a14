"""The doors to an action: the page, the API and the background task. All of them come from its one signature."""
