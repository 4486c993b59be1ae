"""The shape of each stage: told apart without colour. Paths around the origin. Pure."""

SIZE = 6.5
SHAPES = {
    "delivered": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z",  # a disc
    "spent": "M-5.5 -5.5h11v11h-11Z",  # a square
    "allocated": "M0 -7.5L7.5 0L0 7.5L-7.5 0Z",  # a diamond
    "pledged": "M0 -7L7 5.5H-7Z",  # a triangle
    "planned": "M0 7L7 -5.5H-7Z",  # a triangle on its head
    "": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0ZM-2 0a2 2 0 1 1 4 0a2 2 0 1 1 -4 0Z",  # a ring
}
