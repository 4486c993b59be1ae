from claims.extraction.reading import Draft, Reading
def label_for(draft: Draft, reading: Reading) -> str:
    return draft.sentence.surface[:90]
