"""What a run looked at and what it said → the same again, where nothing is different since.

`cache` keeps bytes by key, `inputs` notes what a run looks at, `gitstate` and `gitindex` say what git's answers depend
on, `toolprint` says which tool it was, `replay` puts them together. Imported on every start: no module here may import
what takes time.
"""
